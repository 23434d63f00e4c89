import { json, type Reply } from '../wire/reply.ts';
import { rfc2822 } from '../wire/twilio-dates.ts';
import { type Ask, type Route, v2010 } from './route.ts';

/** What a program for recordings has no need of; here so that it shows how far a key reaches. */

function page(ask: Ask, name: 'keys' | 'queues', rows: readonly unknown[]): Reply {
  const size = Number(ask.query.get('PageSize') ?? 50);
  const uri = `${ask.path}?PageSize=${size}&Page=0`;
  const paging = { first_page_uri: uri, next_page_uri: null, previous_page_uri: null, uri, page: 0, page_size: size };
  return json(200, JSON.stringify({ ...paging, start: 0, end: 0, [name]: rows.slice(0, size) }));
}

function listKeys(ask: Ask): Reply {
  const { apiKey, mainKey, createdAt } = ask.tenant;
  const at = rfc2822(createdAt, '+0000');
  const facts = (sid: string) => ({ sid, friendly_name: 'Koekura', date_created: at, date_updated: at });
  return page(ask, 'keys', [facts(apiKey.sid), facts(mainKey.sid)]);
}

export const beyondRoutes: readonly Route[] = [
  { method: 'GET', pattern: v2010('/Keys.json'), kind: 'keys', answer: listKeys },
  { method: 'GET', pattern: v2010('/Queues.json'), kind: 'queues', answer: (ask) => page(ask, 'queues', []) },
];
