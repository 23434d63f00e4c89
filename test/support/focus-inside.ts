import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until the focus has come into `room`: a dialog takes it a moment after it is shown, and keys go where it is. */
export async function focusInside(room: Locator): Promise<void> {
  await expect.poll(() => room.evaluate((one) => one.contains(document.activeElement))).toBe(true);
}
