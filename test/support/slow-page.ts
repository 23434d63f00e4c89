import type { Browser, BrowserContext } from 'playwright-core';

/**
 * Makes every page of `browser` late, to find tests that pass only in a hurry: timers come `ms` milliseconds later and
 * React's own turns up to a tenth of that, and the processor is a quarter as fast. What fails then fails some day on a
 * machine with much else to do.
 */
export function slowPages(browser: Browser, ms: number): void {
  browser.on('context', (context) => {
    // Whatever opens a page waits behind these: one connection, in order.
    context.addInitScript(beLate, ms).catch(() => undefined);
    context.on('page', (page) => void slowDown(context, page).catch(() => undefined));
  });
}

async function slowDown(context: BrowserContext, page: Parameters<BrowserContext['newCDPSession']>[0]) {
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

function beLate(ms: number) {
  const soon = window.setTimeout.bind(window);
  Object.assign(window, {
    setTimeout: (run: TimerHandler, wait = 0, ...given: unknown[]) =>
      soon(run, wait < 1000 ? wait + ms : wait, ...given),
  });
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (...given: [never]) {
    soon(() => post.apply(this, given), (Math.random() * ms) / 10);
  };
}
