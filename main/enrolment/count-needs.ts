import type { CallAnswer, Filter, Key, Selection } from '../contract.ts';

/** What the recordings of an account need: how many each key opens, how many none here does, how many are plain. */
export async function countNeeds(
  account: string,
  parts: {
    readonly keys: () => Promise<readonly Key[]>;
    /** The `CR…` SIDs recordings are sealed for. */
    readonly keySids: () => Promise<readonly string[]>;
    readonly totals: (selection: Selection) => Promise<{ readonly count: number; readonly seconds: number }>;
  },
): Promise<CallAnswer<'enrolment.needs'>> {
  const count = (filter: Filter) =>
    parts.totals({ kind: 'all', filter: { accounts: [account], ...filter }, except: [] });
  const none = { count: 0, seconds: 0 };
  const held = (await parts.keys()).filter(({ keptIn }) => keptIn !== 'lost' && keptIn !== 'altered');
  const keys = [];
  for (const { fingerprint, opens } of held) {
    if (opens.length === 0) continue;
    const share = await count({ keySids: opens });
    if (share.count > 0) keys.push({ fingerprint, ...share });
  }
  const opened = new Set(held.flatMap(({ opens }) => opens));
  const others = (await parts.keySids()).filter((sid) => !opened.has(sid));
  const unopened = others.length === 0 ? none : await count({ keySids: others });
  return { keys, unopened, plain: await count({ encrypted: false }) };
}
