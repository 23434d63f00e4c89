import { isFailure } from '../failure.ts';
import type { SyncTools } from './sync-tools.ts';

/** Asked at once; http/ keeps the account's pace underneath. */
const atOnce = 10;
const callsInABatch = 200;
/** The rest of what is unfinished is listed by the next whole pass. */
const mostUnfinished = 500;
/** More than these are not asked for one by one: some of them are, and speak for the others. */
const mostUnsighted = 200;
const sampled = 50;

/** Calls the pages did not bring, one by one. A call can be deleted while its recording stays: then it is missing for good. */
export async function syncStragglers(tools: SyncTools): Promise<void> {
  const { account, ask } = tools;
  for (;;) {
    const calls = await ask('unjoined', { account, limit: callsInABatch });
    if (calls.length === 0) return;
    const { found } = await askEach(calls, tools.call);
    tools.changed(await ask('settleCalls', { account, found, gone: without(calls, found) }));
  }
}

function without(calls: readonly string[], found: readonly { readonly sid: string }[]): string[] {
  const met = new Set(found.map(({ sid }) => sid));
  return calls.filter((sid) => !met.has(sid));
}

/** Each recording that was not done when last seen and is older than what this pass listed. */
export async function syncUnfinished(tools: SyncTools): Promise<void> {
  const { account, ask } = tools;
  const sids = (await ask('unfinished', { account })).slice(0, mostUnfinished);
  if (sids.length === 0) return;
  tools.changed(await ask('settleRecordings', { account, ...(await askEach(sids, tools.recording)) }));
}

/**
 * What a whole pass did not list has vanished. A list can be short by accident, so it is asked for by SID first; when
 * there are many, a sample is, and only if nothing of it is there any more are the others believed gone.
 */
export async function syncVanished(tools: SyncTools): Promise<void> {
  const { account, ask } = tools;
  const unsighted = await ask('unsighted', { account });
  if (unsighted.length === 0) return;
  const all = unsighted.length <= mostUnsighted;
  const step = Math.ceil(unsighted.length / sampled);
  const { found, gone } = await askEach(
    all ? unsighted : unsighted.filter((_, at) => at % step === 0),
    tools.recording,
  );
  const vanished = all || found.length > 0 ? gone : unsighted;
  tools.changed(await ask('settleRecordings', { account, found, gone: vanished }));
}

async function askEach<Facts>(
  sids: readonly string[],
  ask: (sid: string) => Promise<Facts | null>,
): Promise<{ found: Facts[]; gone: string[] }> {
  const found: Facts[] = [];
  const gone: string[] = [];
  const rest = [...sids];
  const worker = async (): Promise<void> => {
    for (let sid = rest.pop(); sid !== undefined; sid = rest.pop()) {
      const facts = await ask(sid).catch(goneWhenRefused);
      if (facts === null) gone.push(sid);
      else found.push(facts);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, sids.length) }, worker));
  return { found, gone };
}

/** A single thing Twilio will not talk about (a SID it finds malformed, say) must not hold up the rest for ever. */
function goneWhenRefused(error: unknown): null {
  if (isFailure(error, 'twilio-refused')) return null;
  throw error;
}
