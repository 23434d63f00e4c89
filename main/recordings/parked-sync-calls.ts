import type { CallFacts, RecordingFacts } from '../recording.ts';

/**
 * Calls whose recordings have not been listed yet. Both lists come newest first and a recording is never older than its
 * call, so a call begun after the oldest recording seen has met all of its own; only older ones wait here.
 */
const most = 50_000;

export type ParkedCalls = {
  readonly park: (calls: readonly CallFacts[], recordingsBackTo: number | null) => void;
  /** The parked calls of these recordings; what cannot have recordings any more is let go. */
  readonly collect: (recordings: readonly RecordingFacts[], recordingsBackTo: number | null) => CallFacts[];
  readonly size: () => number;
};

export function createParkedCalls(): ParkedCalls {
  const parked = new Map<string, CallFacts>();
  const waits = ({ startedAt }: CallFacts, backTo: number | null): boolean =>
    backTo === null || startedAt === null || startedAt < backTo;
  return {
    park: (calls, backTo) => {
      for (const call of calls) {
        // Beyond the bound they are asked for one by one later.
        if (parked.size < most && waits(call, backTo)) parked.set(call.sid, call);
      }
    },
    collect: (recordings, backTo) => {
      if (parked.size === 0) return [];
      const met = new Map<string, CallFacts>();
      for (const { call } of recordings) {
        const found = call === null ? undefined : parked.get(call);
        if (found !== undefined) met.set(found.sid, found);
      }
      for (const call of parked.values()) if (!waits(call, backTo)) parked.delete(call.sid);
      return [...met.values()];
    },
    size: () => parked.size,
  };
}
