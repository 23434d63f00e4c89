import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import type { Connection } from './open-client.ts';
import { type StoreTrouble, translateStoreError } from './translate-store-error.ts';

const mostRetries = { refused: 8, unwell: 4, broken: 3 };
const longestPause = 10_000;

/** Asks the store until it is answered for good, or it is no use. */
export type AskStore = <Answer>(
  signal: AbortSignal,
  ask: (connection: Connection) => Promise<Answer>,
) => Promise<Answer>;

/** `pause`: the first before asking again, ms; doubled each time, with full jitter. */
export function createAskStore(parts: {
  readonly connect: () => Promise<Connection>;
  /** The credentials were not accepted. */
  readonly refused: () => void;
  readonly place: { readonly host: string; readonly bucket: string };
  readonly pause: number;
}): AskStore {
  const { connect, refused, place, pause } = parts;
  return async (signal, ask) => {
    const connection = await connect();
    const asked = { refused: 0, unwell: 0, broken: 0 };
    for (let tries = 1; ; tries++) {
      if (signal.aborted) throw new Failure('cancelled');
      try {
        return await ask(connection);
      } catch (error) {
        const trouble = signal.aborted ? stopped(error) : translateStoreError(error, place);
        if (trouble === null) throw error;
        const { failure, again } = trouble;
        if (failure.code === 'store-wrong-keys') refused();
        if (again === null || asked[again] === mostRetries[again]) throw failure;
        asked[again] += 1;
      }
      await pauseFor(Math.random() * Math.min(longestPause, pause * 2 ** tries), signal);
    }
  };
}

const stopped = (error: unknown): StoreTrouble => ({
  failure: new Failure('cancelled', {}, { cause: error }),
  again: null,
});

async function pauseFor(time: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(time, undefined, { signal });
  } catch (error) {
    throw new Failure('cancelled', {}, { cause: error });
  }
}
