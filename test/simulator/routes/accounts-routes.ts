import type { Tenant } from '../tenant.ts';
import { json, type Reply } from '../wire/reply.ts';
import { rfc2822 } from '../wire/twilio-dates.ts';
import { type Ask, type Route, v2010 } from './route.ts';

/** Twilio's own answer carries the Auth Token, so this one does too: a client must not keep the raw body. */
function accountFacts(tenant: Tenant): Record<string, unknown> {
  const path = `/2010-04-01/Accounts/${tenant.sid}`;
  const created = rfc2822(tenant.createdAt, '+0000');
  return {
    sid: tenant.sid,
    friendly_name: tenant.friendlyName,
    owner_account_sid: tenant.ownerSid,
    status: 'active',
    type: 'Full',
    date_created: created,
    date_updated: created,
    auth_token: tenant.authToken,
    uri: `${path}.json`,
    subresource_uris: { calls: `${path}/Calls.json`, recordings: `${path}/Recordings.json` },
  };
}

/** The account itself and its subaccounts, in one page: the simulator never has more. */
function list({ simulation, tenant, query }: Ask): Reply {
  const path = '/2010-04-01/Accounts.json?PageSize=50&Page=0';
  const name = query.get('FriendlyName');
  const status = query.get('Status');
  const accounts = simulation.tenants
    .filter(({ ownerSid, sid }) => ownerSid === tenant.sid || sid === tenant.sid)
    .filter(({ friendlyName }) => (!name || friendlyName === name) && (!status || status === 'active'))
    .map(accountFacts);
  const end = Math.max(0, accounts.length - 1);
  const paging = {
    first_page_uri: path,
    next_page_uri: null,
    previous_page_uri: null,
    uri: path,
    page: 0,
    page_size: 50,
  };
  return json(200, JSON.stringify({ ...paging, start: 0, end, accounts }));
}

function fetchOne({ tenant }: Ask): Reply {
  return json(200, JSON.stringify(accountFacts(tenant)));
}

export const accountsRoutes: readonly Route[] = [
  { method: 'GET', pattern: /^\/2010-04-01\/Accounts\.json$/, kind: 'accounts', answer: list },
  { method: 'GET', pattern: v2010('.json'), kind: 'accounts', answer: fetchOne },
];
