import { expect, test } from 'vitest';
import { usualBatchTimes } from '../../../main/batch/batch-parts.ts';
import { watchTrouble } from '../../../main/batch/watch-trouble.ts';
import { Failure } from '../../../main/failure.ts';

const minute = 60_000;
const unwell = new Failure('twilio-unwell');
const offline = new Failure('offline', { reason: 'ENOTFOUND' });
const never = new AbortController().signal;
const many = 1000;

function watched() {
  const clock = { now: 1_000_000 };
  const trouble = watchTrouble(
    usualBatchTimes,
    () => clock.now,
    () => Math.floor(clock.now / 1000),
  );
  const met = (place: number, left = many) => trouble.met(place, unwell, left);
  return { clock, trouble, met };
}

test('all wait together, longer each time, up to a minute; what goes well ends it', () => {
  const { clock, trouble, met } = watched();
  const waits: number[] = [];
  for (let time = 0; time < 9; time += 1) {
    for (const place of [1, 2, 3]) expect(met(place)).toBe('again');
    waits.push(trouble.wait());
    clock.now += trouble.wait();
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, minute, minute, minute]);
  trouble.passed();
  expect(trouble.wait()).toBe(0);
  met(4);
  expect(trouble.wait()).toBe(1000);
});

test('one that meets it five times while others go well has failed', () => {
  const { trouble, met } = watched();
  for (let time = 0; time < 4; time += 1) {
    expect(met(1)).toBe('again');
    trouble.passed();
  }
  expect(met(1)).toBe('failed');
  expect(met(1)).toBe('again');
});

test('what many meet together with nothing going well is none of their fault, though all went well before', () => {
  const { clock, trouble, met } = watched();
  trouble.passed();
  for (let time = 0; time < 9; time += 1) {
    for (const place of [1, 2, 3]) expect(met(place)).toBe('again');
    clock.now += trouble.wait();
  }
  expect(trouble.waitsFor()).toMatchObject({ failure: { code: 'twilio-unwell' } });
  trouble.passed();
  expect(trouble.waitsFor()).toBeNull();
  for (let time = 0; time < 3; time += 1) expect(met(1)).toBe('again');
  expect(met(1)).toBe('failed');
});

test('one that had met it before is no more to blame than those it meets it with', () => {
  const { trouble, met } = watched();
  for (let time = 0; time < 3; time += 1) {
    met(1);
    trouble.passed();
  }
  met(1);
  met(2);
  for (let time = 0; time < 9; time += 1) for (const place of [1, 2]) expect(met(place)).toBe('again');
});

test('the last one left has failed, whether or not the others went well', () => {
  const { met } = watched();
  for (let time = 0; time < 4; time += 1) expect(met(7, 1)).toBe('again');
  expect(met(7, 1)).toBe('failed');
});

test('an outage counts against nobody, and is over when what is known to be good answers', async () => {
  const { clock, trouble, met } = watched();
  for (let time = 0; time < 4; time += 1) met(7, 1);
  let well = false;
  for (let time = 0; time < 20; time += 1) {
    trouble.outage(offline, async () => well);
    clock.now += trouble.wait();
    expect(trouble.isOut()).toBe(true);
    expect(await trouble.isOver(never)).toBe(false);
    expect(trouble.wait()).toBeGreaterThan(0);
    clock.now += trouble.wait();
  }
  expect(trouble.waitsFor()).toEqual({ failure: { code: 'offline', facts: { reason: 'ENOTFOUND' } }, since: 1000 });
  well = true;
  expect(await trouble.isOver(never)).toBe(true);
  expect([trouble.isOut(), trouble.wait(), trouble.waitsFor()]).toEqual([false, 0, null]);
});

test('what was broken off while it asked says nothing', async () => {
  const { trouble } = watched();
  trouble.outage(offline, async () => true);
  expect(await trouble.isOver(AbortSignal.abort())).toBe(false);
  expect(trouble.isOut()).toBe(true);
});

test('ten minutes of nothing but trouble last; a night asleep in the midst of it does not count, nor does what moves', () => {
  const { clock, trouble, met } = watched();
  const until = (stop: number) => {
    for (; clock.now < stop; clock.now += minute) {
      met(clock.now);
      expect(trouble.lasts()).toBe(false);
    }
  };
  until(clock.now + 6 * minute);
  clock.now += 480 * minute;
  until(clock.now + 10 * minute);
  trouble.moved();
  until(clock.now + 10 * minute);
  clock.now += 1000;
  met(1);
  expect(trouble.lasts()).toBe(true);
});

test('when it has lasted so long, what every one left has met again and again is their own', () => {
  const { clock, trouble, met } = watched();
  const round = (left: number) => [1, 2, 3].map((place) => met(place, left));
  for (const end = clock.now + 10 * minute; clock.now <= end; clock.now += minute) {
    expect(round(3)).toEqual(['again', 'again', 'again']);
  }
  expect(trouble.lasts()).toBe(true);
  // Where others are left that were not tried it may be an outage all the same.
  expect(round(4)).toEqual(['again', 'again', 'again']);
  expect(met(1, 3)).toBe('failed');
});
