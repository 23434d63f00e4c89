import { createSyncFront } from './create-sync-front.ts';
import { syncCalls } from './sync-calls.ts';
import type { SyncPass } from './sync-pass.ts';
import { syncRecordings } from './sync-recordings.ts';
import { syncStragglers, syncUnfinished, syncVanished } from './sync-singles.ts';
import type { SyncTools } from './sync-tools.ts';

/** Up to this many calls are asked for one by one rather than by pages of their days. */
const fewCalls = 40;

/** Does one pass over an account, from where it stands to its end. `abandon` breaks off what is under way when a part fails. */
export async function syncAccount(tools: SyncTools, pass: SyncPass, abandon: () => void): Promise<void> {
  await tools.ask('begin', { account: tools.account, pass });
  if (pass.kind === 'first') await besideEachOther(tools, pass, abandon);
  else await oneAfterTheOther(tools, pass);
  await syncStragglers(tools);
  if (pass.kind === 'recent') await syncUnfinished(tools);
  if (pass.kind === 'whole') await syncVanished(tools);
}

/** Nearly every recording waits for its call: both lists are paged at once. */
async function besideEachOther(tools: SyncTools, pass: SyncPass, abandon: () => void): Promise<void> {
  const front = createSyncFront(pass);
  const recordings = syncRecordings(tools, pass, front);
  recordings.then(front.finish, front.fail);
  const calls = syncCalls(tools, pass, front);
  try {
    await Promise.all([recordings, calls]);
  } catch (error) {
    abandon();
    await Promise.allSettled([recordings, calls]);
    throw error;
  }
}

/** Nearly every recording is known: only then is it clear whether paging calls is worth it. */
async function oneAfterTheOther(tools: SyncTools, pass: SyncPass): Promise<void> {
  const front = createSyncFront(pass);
  await syncRecordings(tools, pass, front);
  front.finish();
  const waiting = await tools.ask('unjoined', { account: tools.account, limit: fewCalls + 1 });
  if (waiting.length > fewCalls) await syncCalls(tools, pass, front);
}
