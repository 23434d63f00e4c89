import { badPage, errorReply } from '../wire/error-reply.ts';
import { v2010Envelope } from '../wire/page-envelope.ts';
import { readPageRequest } from '../wire/page-request.ts';
import { newer, older, type Walk } from '../wire/page-walk.ts';
import { json, type Reply } from '../wire/reply.ts';
import type { Ask } from './route.ts';

/** What a v2010 list is made of: how to walk it, find a token's place in it, and write a row. */
export type Listing<Item> = {
  readonly name: 'recordings' | 'calls';
  readonly walk: Walk<Item>;
  readonly numberOf: (sid: string) => number | null;
  readonly row: (item: Item) => string;
  /** Told what a page held, once it is made. */
  readonly served: (items: readonly Item[], hasOlder: boolean) => void;
};

type Listed = { readonly sid: string; readonly number: number };

/** One page. A token stands at a SID's place in the order, whether or not that recording or call is still there. */
export function listPage<Item extends Listed>(ask: Ask, listing: Listing<Item>): Reply {
  const { walk, numberOf } = listing;
  const { faults, secondOrigin } = ask.simulation;
  const request = readPageRequest(ask.query);
  if ('code' in request) return errorReply(request, ask.path);
  const { size, page, token } = request;

  const place = token ? numberOf(token.sid) : null;
  const isGone = place !== null && walk.itemAt(place) === null;
  if (token && (place === null || (isGone && faults.text('page-token') === 'strict')))
    return errorReply(badPage, ask.path);

  const forward = () => older(walk, place ?? walk.end, size);
  const items = token?.direction === 'before' ? newer(walk, place as number, size) : forward();
  const first = items[0];
  const last = items.at(-1);
  const hasOlder = last !== undefined && older(walk, last.number, 1).length > 0;
  const found = {
    list: listing.name,
    path: ask.path,
    query: ask.query,
    page,
    size,
    rows: items.map(listing.row),
    firstSid: first?.sid ?? null,
    lastSid: last?.sid ?? null,
    hasNewer: first !== undefined && newer(walk, first.number, 1).length > 0,
    hasOlder,
  };
  const body = v2010Envelope(found, faults.isOn('foreign-paging') ? secondOrigin() : '');
  listing.served(items, hasOlder);
  return json(200, faults.isOn('broken-json') ? body.slice(0, Math.floor(body.length / 2)) : body);
}
