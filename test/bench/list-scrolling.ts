import type { Page } from 'playwright-core';
import { startViewer } from '../support/open-page.ts';
import type { Figure } from './figure.ts';

const rows = 1_000_000;
/** Seconds of each kind of scrolling. */
const seconds = 5;

/** Scrolls through a million recordings in Chromium and gives how long its frames took. */
export async function measureScrolling(): Promise<readonly Figure[]> {
  const viewer = await startViewer();
  try {
    const { page } = await viewer.open({ scene: { rows } });
    await page.waitForSelector('[role="row"][data-position="0"]');
    // The first of everything (fonts, compiled code) is not what scrolling feels like.
    await wheel(page, 1);
    const wheeling = await framesDuring(page, () => wheel(page, seconds));
    const dragging = await framesDuring(page, () => jump(page, seconds, 60));
    const jumping = await framesDuring(page, () => jump(page, seconds, 4));
    const still = await framesDuring(page, () => page.waitForTimeout(2000));
    const how = (kind: string) =>
      `gaps between animation frames in headless Chromium, 1440 × 900, ${kind} through 1,000,000 rows for ${seconds} s`;
    const floor = `; at rest p95 ${percentile(still, 0.95).toFixed(1)} ms`;
    return [
      ...figures('wheel', wheeling, how('wheel steps of 120 px') + floor),
      ...figures(
        'dragged scrollbar',
        dragging,
        how('60 leaps a second to anywhere, rows drawn once it rests,') + floor,
      ),
      ...figures('leaps', jumping, how('4 leaps a second to anywhere, rows fetched and drawn after each,') + floor),
    ];
  } finally {
    await viewer.close();
  }
}

function figures(kind: string, gaps: readonly number[], how: string): readonly Figure[] {
  const longest = Math.max(...gaps);
  const p95 = percentile(gaps, 0.95);
  return [
    {
      what: `list, ${kind}: longest frame`,
      value: longest,
      unit: 'ms',
      reach: 'no more than 50',
      met: longest <= 50,
      how,
    },
    { what: `list, ${kind}: p95 frame`, value: p95, unit: 'ms', reach: 'under 20', met: p95 < 20, how },
  ];
}

/** Milliseconds between one animation frame and the next while `act` goes on. */
async function framesDuring(page: Page, act: () => Promise<unknown>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const gaps: number[] = [];
    let last = performance.now();
    const frame = (now: number) => {
      gaps.push(now - last);
      last = now;
      if (!Object.hasOwn(window, 'framesDone')) requestAnimationFrame(frame);
    };
    Object.assign(window, { gaps });
    Reflect.deleteProperty(window, 'framesDone');
    requestAnimationFrame(frame);
  });
  await act();
  return page.evaluate(() => {
    Object.assign(window, { framesDone: true });
    return Reflect.get(window, 'gaps').slice(1);
  });
}

/** Turns the wheel as fast as a hand does, sixty steps a second. */
async function wheel(page: Page, duration: number): Promise<void> {
  await page.mouse.move(700, 500);
  const end = performance.now() + duration * 1000;
  while (performance.now() < end) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(1000 / 60);
  }
}

/** Drags the scrollbar about: each time to another place in the million. */
async function jump(page: Page, duration: number, perSecond: number): Promise<void> {
  await page.evaluate(
    ([time, pause]) =>
      new Promise<void>((done) => {
        const grid = document.querySelector('[role="grid"]');
        if (grid === null) throw new Error('there is no list');
        const end = performance.now() + (time as number);
        let place = 1;
        const timer = setInterval(() => {
          place = (place * 48_271) % 2_147_483_647;
          grid.scrollTop = (place / 2_147_483_647) * (grid.scrollHeight - grid.clientHeight);
          if (performance.now() > end) {
            clearInterval(timer);
            done();
          }
        }, pause);
      }),
    [duration * 1000, 1000 / perSecond],
  );
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
