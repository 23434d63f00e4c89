import type { Page } from 'playwright-core';
import type { Answer, Bridge, CallName } from '../../main/contract.ts';

/** Makes the page's calls of `name` get `answer` from now on, whatever the fake main would say. */
export async function answerInstead(page: Page, name: CallName, answer: Answer): Promise<void> {
  await page.evaluate(
    ([called, given]) => {
      const { koekura } = window as unknown as { koekura: Bridge };
      const { call } = koekura;
      const instead = (asked: string, input: unknown) =>
        asked === called ? Promise.resolve(given) : call(asked, input);
      Object.assign(koekura, { call: instead });
    },
    [name, answer] as const,
  );
}
