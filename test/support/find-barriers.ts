import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds serious or critical on the page as it stands (WCAG 2.2 A and AA), one line each. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(atRest);
  await page.evaluate(await readFile(axe, 'utf8'));
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof import('axe-core') }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`));
}

/** Until nothing fades in or out any more: what is half there has half its contrast. What turns for ever does not count. */
async function atRest(): Promise<void> {
  const moving = () =>
    document.getAnimations().some((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  for (let still = 0, frames = 0; still < 5 && frames < 300; frames += 1) {
    await new Promise((done) => requestAnimationFrame(done));
    still = moving() ? 0 : still + 1;
  }
}
