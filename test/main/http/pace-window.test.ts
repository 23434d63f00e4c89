import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { usualCeiling } from '../../../main/http/create-pace.ts';
import { createPaceWindow } from '../../../main/http/pace-window.ts';

const well = { refused: false, concurrent: null, retryAfter: null };
const refusedAt = (concurrent: number) => ({ refused: true, concurrent, retryAfter: null });

/** A window whose user has lifted the ceiling, grown until it was refused at `limit` + 1. */
function grownTo(limit: number) {
  const window = createPaceWindow(200, usualCeiling);
  while (window.width() <= limit) window.note(well, window.width());
  window.note(refusedAt(limit + 1), limit + 1);
  return window;
}

test('the first refusal shows the limit, and all of it is used from then on', () => {
  expect(grownTo(50).width()).toBe(50);
});

test('one more is tried after some thousand answers; refused, even twice at once, it costs that one place', async () => {
  const window = grownTo(50);
  await setTimeout(80);
  let answers = 0;
  for (; window.width() === 50; answers += 1) window.note(well, 50);
  expect(window.width()).toBe(51);
  expect(answers).toBeGreaterThan(1000);
  window.note(refusedAt(51), 51);
  window.note(refusedAt(51), 51);
  expect(window.width()).toBe(50);
});

test('a limit that has fallen is followed down, place by place', async () => {
  const window = grownTo(50);
  for (const told of [50, 49, 48]) {
    await setTimeout(80);
    for (let answers = 0; answers < 100; answers += 1) window.note(well, window.width());
    window.note(refusedAt(told), window.width());
    expect(window.width()).toBe(told - 1);
  }
});
