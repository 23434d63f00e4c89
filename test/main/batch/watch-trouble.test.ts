import { expect, test } from 'vitest';
import { usualBatchTimes } from '../../../main/batch/batch-parts.ts';
import { watchTrouble } from '../../../main/batch/watch-trouble.ts';

const minute = 60_000;
function watched() {
  const clock = { now: 1_000_000 };
  return { clock, trouble: watchTrouble(usualBatchTimes, () => clock.now) };
}

test('all wait together, longer each time, up to a minute; what goes well ends it', () => {
  const { clock, trouble } = watched();
  const waits: number[] = [];
  for (let time = 0; time < 9; time += 1) {
    for (const place of [1, 2, 3]) expect(trouble.met(place)).toBe('again');
    waits.push(trouble.wait());
    clock.now += trouble.wait();
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, minute, minute, minute]);
  trouble.passed();
  expect(trouble.wait()).toBe(0);
  trouble.met(4);
  expect(trouble.wait()).toBe(1000);
});

test('one that meets it five times while others go well has failed', () => {
  const { trouble } = watched();
  for (let time = 0; time < 4; time += 1) {
    expect(trouble.met(1)).toBe('again');
    trouble.passed();
  }
  expect(trouble.met(1)).toBe('failed');
  expect(trouble.met(1)).toBe('again');
});

test('what many meet together with nothing going well is none of their fault, though all went well before', () => {
  const { clock, trouble } = watched();
  trouble.passed();
  for (let time = 0; time < 9; time += 1) {
    for (const place of [1, 2, 3]) expect(trouble.met(place)).toBe('again');
    clock.now += trouble.wait();
  }
  trouble.passed();
  for (let time = 0; time < 3; time += 1) expect(trouble.met(1)).toBe('again');
  expect(trouble.met(1)).toBe('failed');
});

test('the last one left has failed where the others went well, and has not where nothing ever did', () => {
  const { trouble } = watched();
  for (let time = 0; time < 9; time += 1) expect(trouble.met(7)).toBe('again');
  const { trouble: after } = watched();
  after.passed();
  for (let time = 0; time < 4; time += 1) expect(after.met(7)).toBe('again');
  expect(after.met(7)).toBe('failed');
});

test('ten minutes of nothing but trouble stop the batch; a night asleep in the midst of it does not', () => {
  const { clock, trouble } = watched();
  const until = (stop: number) => {
    for (; clock.now < stop; clock.now += minute) expect(trouble.met(clock.now)).toBe('again');
  };
  until(clock.now + 6 * minute);
  clock.now += 480 * minute;
  until(clock.now + 10 * minute);
  clock.now += 1000;
  expect(trouble.met(1)).toBe('stop');
});
