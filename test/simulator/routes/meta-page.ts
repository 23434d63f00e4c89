import { errorReply } from '../wire/error-reply.ts';
import { metaEnvelope } from '../wire/page-envelope.ts';
import { readPageRequest } from '../wire/page-request.ts';
import { json, type Reply } from '../wire/reply.ts';
import type { Ask } from './route.ts';

/** One page of a short list of a newer host, whose items come newest first. */
export function metaPage<Item extends { readonly sid: string }>(
  ask: Ask,
  list: string,
  items: readonly Item[],
  row: (item: Item) => unknown,
): Reply {
  const request = readPageRequest(ask.query);
  if ('code' in request) return errorReply(request, ask.path);
  const { size, page, token } = request;
  const at = token ? items.findIndex(({ sid }) => sid === token.sid) : -1;
  const start = token?.direction === 'before' ? Math.max(0, at - size) : at + 1;
  const shown = items.slice(start, token?.direction === 'before' ? at : start + size);
  const found = {
    list,
    path: ask.path,
    query: ask.query,
    page,
    size,
    rows: shown.map((item) => JSON.stringify(row(item))),
    firstSid: shown[0]?.sid ?? null,
    lastSid: shown.at(-1)?.sid ?? null,
    hasNewer: start > 0 && shown.length > 0,
    hasOlder: start + shown.length < items.length,
  };
  return json(200, metaEnvelope(found, ask.simulation.origin()));
}
