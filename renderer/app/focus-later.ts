import { useEffect } from 'react';

let awaited: string | null = null;

/** Puts the focus on the element with this id, now or, when its screen is only about to be shown, as soon as it is there. */
export function focusLater(id: string): void {
  const element = document.getElementById(id);
  awaited = element === null ? id : null;
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
}

/** Takes the focus that was meant for the element with this id before it was there. */
export function useAwaitedFocus(id: string): void {
  useEffect(() => {
    if (awaited === id) focusLater(id);
  }, [id]);
}
