import { z } from 'zod';

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const entry = z.object({
  number: z.int(),
  time: z.int(),
  kind: z.enum(['intent', 'outcome', 'fact']),
  what: z.string(),
  of: z.int().nullable(),
  outcome: z.string().nullable(),
  code: z.string().nullable(),
  facts: z.record(z.string(), fact),
  who: z.object({ user: z.string(), machine: z.string(), credential: z.string().nullable() }),
});

/** An entry as it stands in the ledger. */
export type ReadEntry = z.infer<typeof entry>;

/** Null for what is no entry of ours: somebody else wrote there. */
export function readEntry(text: string): ReadEntry | null {
  const value = parsed(text);
  const read = entry.safeParse(value);
  return read.success ? read.data : null;
}

/** What the timeline keeps of an entry, unchecked but for what it leans on: there may be a million of them. */
export function glance(
  text: string,
): (Pick<ReadEntry, 'time' | 'kind' | 'what' | 'of' | 'outcome'> & { account: string | null }) | null {
  const value = parsed(text) as Partial<ReadEntry> | null;
  if (value === null || typeof value !== 'object') return null;
  const { time, kind, what, of, outcome, facts } = value;
  const sound =
    Number.isSafeInteger(time) &&
    typeof what === 'string' &&
    (kind === 'intent' || kind === 'fact' || (kind === 'outcome' && Number.isSafeInteger(of)));
  if (!sound) return null;
  const account = facts?.account;
  return {
    time: time as number,
    kind,
    what,
    of: of ?? null,
    outcome: typeof outcome === 'string' ? outcome : null,
    account: typeof account === 'string' ? account : null,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
