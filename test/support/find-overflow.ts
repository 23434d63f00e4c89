import type { Page } from 'playwright-core';

/** What reaches beyond the window's left or right edge where nothing scrolls to it, one line each (WCAG 1.4.10). */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrollsOrClips = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
    const isReached = (element: Element): boolean => {
      for (let above = element.parentElement; above !== null && above !== document.body; above = above.parentElement) {
        if (scrollsOrClips(above)) return true;
      }
      return false;
    };
    return [...document.body.querySelectorAll('*')].flatMap((element) => {
      const { left, right, width: wide } = element.getBoundingClientRect();
      if (wide === 0 || (right <= width + 1 && left >= -1) || isReached(element)) return [];
      return [`${Math.round(left)} to ${Math.round(right)} of ${width}: ${element.outerHTML.slice(0, 120)}`];
    });
  });
}
