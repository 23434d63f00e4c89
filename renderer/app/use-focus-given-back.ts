import { useLayoutEffect } from 'react';

/**
 * Gives the focus back to what had it before a dialog opened. Mantine does so only for dialogs that are there before
 * they open; many of ours are drawn when they are asked for, and gone when they close.
 */
export function useFocusGivenBack(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened) return;
    const before = document.activeElement;
    return () => {
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
      });
    };
  }, [opened]);
}
