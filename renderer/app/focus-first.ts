/**
 * Gives the focus to the first field in `room`, or to `room` itself (`tabIndex={-1}`) where there is none: at once, when
 * what had the focus has just been taken away. As a `ref`.
 */
export function focusFirst(room: HTMLElement | null): void {
  const first = room?.querySelector<HTMLElement>('input:enabled, select:enabled, textarea:enabled, button:enabled');
  (first ?? room)?.focus();
}
