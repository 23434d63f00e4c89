import type { DerivedCount } from '../contract.ts';
import type { PlannedRecording, Plans } from './plans.ts';

/** Twilio is asked for each recording by itself: so many at most, spread over the plan. */
const most = 100;
const atOnce = 8;

/**
 * Looks at Twilio what hangs on the recordings of a plan: transcriptions and add-on results; of a large plan on some of
 * them. What is held or unfinished stays anyway and is not asked for. Fails with plan-unknown, cancelled and as Twilio does.
 */
export async function countDerived(
  parts: {
    readonly plans: Pick<Plans, 'read' | 'items'>;
    readonly derivedOf: (recording: PlannedRecording, signal: AbortSignal) => Promise<number>;
  },
  plan: string,
  signal: AbortSignal,
): Promise<DerivedCount> {
  const waiting = [...(await sampleOf(parts.plans, plan))];
  const looked = waiting.length;
  let [carrying, found] = [0, 0];
  const askOneByOne = async () => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      signal.throwIfAborted();
      const count = await parts.derivedOf(one, signal);
      if (count > 0) carrying += 1;
      found += count;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askOneByOne));
  return { looked, carrying, found };
}

async function sampleOf({ read, items }: Pick<Plans, 'read' | 'items'>, plan: string) {
  const { count } = read(plan).total;
  const rows =
    count <= most
      ? await items(plan, 0, count)
      : (await Promise.all(placesIn(count).map((place) => items(plan, place, 1)))).flat();
  return rows.filter(({ held, status }) => !held && status === 'completed');
}

const placesIn = (count: number) => Array.from({ length: most }, (_, at) => Math.floor((at * count) / most));
