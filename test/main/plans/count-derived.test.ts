import { expect, test } from 'vitest';
import { countDerived } from '../../../main/plans/count-derived.ts';
import type { PlannedRecording, Plans } from '../../../main/plans/plans.ts';

const planned = (at: number, change: Partial<PlannedRecording> = {}): PlannedRecording => ({
  ...{ sid: `RE${String(at).padStart(32, '0')}`, account: `AC${'1'.repeat(32)}`, status: 'completed', duration: 4 },
  ...{ channels: 2, keySid: null, held: false },
  ...change,
});
const never = new AbortController().signal;

function setUp(rows: readonly PlannedRecording[], hanging: (at: number) => number) {
  const asked: number[] = [];
  let [inFlight, most] = [0, 0];
  const plans = {
    read: () => ({ total: { count: rows.length, seconds: 0 } }),
    items: async (_plan: string, from: number, limit: number) => rows.slice(from, from + limit),
  } as unknown as Pick<Plans, 'read' | 'items'>;
  const derivedOf = async ({ sid }: PlannedRecording) => {
    const at = Number(sid.slice(2));
    asked.push(at);
    inFlight += 1;
    most = Math.max(most, inFlight);
    await new Promise((done) => setImmediate(done));
    inFlight -= 1;
    return hanging(at);
  };
  return { parts: { plans, derivedOf }, asked, mostAtOnce: () => most };
}

test('of a small plan every recording is looked at that would be removed, and no other', async () => {
  const rows = [planned(0), planned(1, { held: true }), planned(2, { status: 'processing' }), planned(3), planned(4)];
  const { parts, asked } = setUp(rows, (at) => (at === 3 ? 5 : 0));
  expect(await countDerived(parts, 'plan', never)).toEqual({ looked: 3, carrying: 1, found: 5 });
  expect(asked.sort()).toEqual([0, 3, 4]);
});

test('of a large plan a hundred are looked at, from its beginning to its end, a few at a time', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => planned(at));
  const { parts, asked, mostAtOnce } = setUp(rows, () => 1);
  expect(await countDerived(parts, 'plan', never)).toEqual({ looked: 100, carrying: 100, found: 100 });
  expect(new Set(asked).size).toBe(100);
  expect([Math.min(...asked), Math.max(...asked)]).toEqual([0, 4950]);
  expect(mostAtOnce()).toBeLessThanOrEqual(8);
});

test('when it is called off nothing more is asked', async () => {
  const rows = Array.from({ length: 90 }, (_, at) => planned(at));
  const { parts, asked } = setUp(rows, () => 0);
  const off = new AbortController();
  const counting = countDerived(parts, 'plan', off.signal);
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  off.abort(new Error('called off'));
  await expect(counting).rejects.toThrow('called off');
  expect(asked.length).toBeLessThan(90);
});
