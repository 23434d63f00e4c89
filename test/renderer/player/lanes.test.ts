import { describe, expect, it } from 'vitest';
import { earLevels, isHeard, lanesAtFirst, panLane, toggleAlone, toggleMuted } from '../../../renderer/player/lanes.ts';

const two = lanesAtFirst(2);
const heard = (lanes: typeof two) => lanes.map((_, index) => isHeard(lanes, index));
const ears = (lanes: typeof two) => lanes.map((_, index) => earLevels(lanes, index));

describe('two channels', () => {
  it('are at first heard as they were recorded, one in each ear', () => {
    expect(ears(two)).toEqual([
      { left: 1, right: 0 },
      { left: 0, right: 1 },
    ]);
  });

  it('can each be heard alone, in both ears, until asked again', () => {
    const alone = toggleAlone(two, 1);
    expect(heard(alone)).toEqual([false, true]);
    expect(ears(alone)).toEqual([
      { left: 0, right: 0 },
      { left: 1, right: 1 },
    ]);
    expect(heard(toggleAlone(alone, 1))).toEqual([true, true]);
    expect(heard(toggleAlone(alone, 0))).toEqual([true, false]);
  });

  it('can each be muted, even both', () => {
    const muted = toggleMuted(two, 0);
    expect(heard(muted)).toEqual([false, true]);
    expect(heard(toggleMuted(muted, 1))).toEqual([false, false]);
    expect(heard(toggleMuted(muted, 0))).toEqual([true, true]);
  });

  it('stop being alone when one is muted', () => {
    expect(heard(toggleMuted(toggleAlone(two, 0), 1))).toEqual([true, false]);
  });

  it('keep their level in the middle and fade in the other ear on the way', () => {
    expect(earLevels(panLane(two, 0, 0), 0)).toEqual({ left: 1, right: 1 });
    expect(earLevels(panLane(two, 0, 0.75), 0)).toEqual({ left: 0.25, right: 1 });
  });
});

it('one channel stands in the middle', () => {
  expect(ears(lanesAtFirst(1))).toEqual([{ left: 1, right: 1 }]);
});

it('a channel that does not exist is not heard', () => {
  expect(isHeard(two, 2)).toBe(false);
});
