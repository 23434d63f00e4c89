import type { Tenant } from '../tenant.ts';
import { badPage, errorReply } from '../wire/error-reply.ts';
import { v2010Envelope } from '../wire/page-envelope.ts';
import { readPageRequest } from '../wire/page-request.ts';
import { json, type Reply } from '../wire/reply.ts';
import { rfc2822 } from '../wire/twilio-dates.ts';
import { type Ask, type Route, v2010 } from './route.ts';

const closedIsShown = 30 * 86_400;

/** Twilio's own answer carries the Auth Token, so this one does too: a client must not keep the raw body. */
function accountFacts({ faults }: Ask['simulation'], tenant: Tenant): Record<string, unknown> {
  const path = `/2010-04-01/Accounts/${tenant.sid}`;
  const created = rfc2822(tenant.createdAt, '+0000');
  const isSub = tenant.sid !== tenant.ownerSid;
  return {
    sid: tenant.sid,
    friendly_name: isSub && faults.isOn('same-names') ? 'Koekura demo, branch' : tenant.friendlyName,
    owner_account_sid: tenant.ownerSid,
    status: tenant.status,
    type: 'Full',
    date_created: created,
    date_updated: created,
    auth_token: tenant.authToken,
    uri: `${path}.json`,
    subresource_uris: { calls: `${path}/Calls.json`, recordings: `${path}/Recordings.json` },
  };
}

/** The account itself and its subaccounts in its region; a closed one for 30 days. */
function family({ simulation, tenant, query }: Ask): Tenant[] {
  const { history, clock, tenants } = simulation;
  const closedAt = new Map<string, number>();
  for (const happening of history.all()) {
    if (happening.what === 'status-changed') closedAt.set(happening.account, happening.at);
  }
  const isShown = ({ name, status }: Tenant) =>
    status !== 'closed' || clock.now() - (closedAt.get(name) ?? 0) < closedIsShown;
  const name = query.get('FriendlyName');
  const status = query.get('Status');
  return tenants
    .filter(({ ownerSid, sid, region }) => [ownerSid, sid].includes(tenant.sid) && region === tenant.region)
    .filter((one) => isShown(one) && (!name || one.friendlyName === name) && (!status || one.status === status));
}

function list(ask: Ask): Reply {
  const { simulation, query, path } = ask;
  const { faults, secondOrigin } = simulation;
  const request = readPageRequest(query);
  if ('code' in request) return errorReply(request, path);
  const { size, page, token } = request;
  const all = family(ask);
  const at = token ? all.findIndex(({ sid }) => sid === token.sid) : -1;
  if (token && at < 0) return errorReply(badPage, path);
  const start = token?.direction === 'before' ? Math.max(0, at - size) : at + 1;
  const shown = all.slice(start, start + size);
  const row = (tenant: Tenant, place: number) =>
    faults.befalls('malformed-account', start + place)
      ? { sid: tenant.sid, auth_token: tenant.authToken }
      : accountFacts(simulation, tenant);
  const found = {
    ...{ list: 'accounts', path, query, page, size },
    rows: shown.map((tenant, place) => JSON.stringify(row(tenant, place))),
    firstSid: shown[0]?.sid ?? null,
    lastSid: shown.at(-1)?.sid ?? null,
    hasNewer: start > 0,
    hasOlder: start + shown.length < all.length,
  };
  const body = v2010Envelope(found, faults.isOn('foreign-paging') ? secondOrigin() : '');
  return json(200, faults.isOn('broken-json') ? body.slice(0, Math.floor(body.length / 2)) : body);
}

function fetchOne({ simulation, tenant }: Ask): Reply {
  return json(200, JSON.stringify(accountFacts(simulation, tenant)));
}

export const accountsRoutes: readonly Route[] = [
  { method: 'GET', pattern: /^\/2010-04-01\/Accounts\.json$/, kind: 'accounts', answer: list },
  { method: 'GET', pattern: v2010('.json'), kind: 'accounts', answer: fetchOne },
];
