import { recordingsUri } from '../twilio/list-uris.ts';
import type { SyncFront } from './create-sync-front.ts';
import type { SyncPass } from './sync-pass.ts';
import type { SyncTools } from './sync-tools.ts';
import { walkSyncPages } from './walk-sync-pages.ts';

/** Has every page of recordings stored from where the pass stands, and moves the front. */
export async function syncRecordings(tools: SyncTools, begun: SyncPass, front: SyncFront): Promise<void> {
  const { account, ask } = tools;
  let pass = begun;
  let turnedAt: number | null = null;
  await walkSyncPages({
    first: begun.next,
    page: async (at) => {
      const page = await tools.page(at);
      front.arrived();
      return page;
    },
    goesOn: async () => true,
    store: async ({ bytes, next }) => {
      const stored = await ask('storeRecordings', { account, bytes, next, override: tools.override });
      pass = stored.pass;
      tools.stored(stored);
      front.stored(pass.backTo);
    },
    restart: async (refusal) => {
      if (pass.backTo === null || pass.backTo === turnedAt) throw refusal;
      turnedAt = pass.backTo;
      const next = recordingsUri(account, { from: pass.since, to: pass.backTo });
      await ask('redirect', { account, list: 'recordings', next });
      return next;
    },
  });
}
