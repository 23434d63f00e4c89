/**
 * Gives the focus to the first field in `room`, or to `room` itself (`tabIndex={-1}`) where there is none: at once, when
 * what had the focus has just been taken away. As a `ref`.
 */
export function focusFirst(room: HTMLElement | null): void {
  const first = room?.querySelector<HTMLElement>('input:enabled, select:enabled, textarea:enabled, button:enabled');
  (first ?? room)?.focus();
}

/** Gives `element` the focus when what had it has just been taken away, so that keys go on being heard. As a `ref`. */
export function takeLostFocus(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus();
}
