import { randomBytes } from 'node:crypto';
import { errorReply, notFound, type TwilioError } from '../wire/error-reply.ts';
import { checkPublicKey } from '../wire/public-key-check.ts';
import { json, noContent, type Reply } from '../wire/reply.ts';
import { iso8601 } from '../wire/twilio-dates.ts';
import type { RegisteredKey } from '../world/key-shelf.ts';
import { metaPage } from './meta-page.ts';
import type { Ask, Route } from './route.ts';

const path = '/v1/Credentials/PublicKeys';

/** Key material is never returned. */
const keyFacts = ({ simulation, tenant }: Ask, key: RegisteredKey) => ({
  sid: key.sid,
  account_sid: tenant.sid,
  friendly_name: key.friendlyName,
  date_created: iso8601(key.createdAt),
  date_updated: iso8601(key.updatedAt),
  url: `${simulation.origin()}${path}/${key.sid}`,
});

const tooLong: TwilioError = {
  status: 400,
  code: 70001,
  message: 'FriendlyName must not be longer than 64 characters',
};
const noKey: TwilioError = { status: 400, code: 70105, message: 'Invalid type: PublicKey is required' };

const list = (ask: Ask): Reply => metaPage(ask, 'credentials', ask.tenant.shelf.list(), (key) => keyFacts(ask, key));

const shown = (ask: Ask, sid: string, status: number): Reply => {
  const key = ask.tenant.shelf.find(sid);
  return key ? json(status, JSON.stringify(keyFacts(ask, key))) : errorReply(notFound(ask.path), ask.path);
};

/** The account's own, or with AccountSid a subaccount's of it. */
function add(ask: Ask): Reply {
  const { simulation, form, path: asked } = ask;
  const wanted = form.get('AccountSid') ?? ask.tenant.sid;
  const tenant = simulation.tenants.find(
    ({ sid, region, ownerSid }) =>
      sid === wanted && region === ask.tenant.region && [sid, ownerSid].includes(ask.tenant.sid),
  );
  const friendlyName = form.get('FriendlyName') ?? '';
  const text = form.get('PublicKey');
  if (!tenant) return errorReply(notFound(asked), asked);
  if (friendlyName.length > 64) return errorReply(tooLong, asked);
  if (!text) return errorReply(noKey, asked);
  const refusal = simulation.faults.text('public-key-refused');
  if (refusal) return errorReply({ status: 400, code: Number(refusal), message: 'The public key is refused' }, asked);
  const checked = checkPublicKey(text);
  if ('code' in checked) return errorReply(checked, asked);
  const sid = `CR${randomBytes(16).toString('hex')}`;
  const { material } = checked;
  simulation.history.happen({
    what: 'key-added',
    account: tenant.name,
    sid,
    friendlyName,
    material,
    at: simulation.clock.now(),
  });
  const answer = shown({ ...ask, tenant }, sid, 201);
  return simulation.faults.isOn('public-key-answer-lost') ? { ...answer, ending: 'cut' } : answer;
}

function rename(ask: Ask): Reply {
  const sid = ask.caught[0] as string;
  const { simulation, tenant, form } = ask;
  const friendlyName = form.get('FriendlyName');
  if (friendlyName && friendlyName.length > 64) return errorReply(tooLong, ask.path);
  if (friendlyName !== null && tenant.shelf.find(sid)) {
    simulation.history.happen({
      what: 'key-renamed',
      account: tenant.name,
      sid,
      friendlyName,
      at: simulation.clock.now(),
    });
  }
  return shown(ask, sid, 200);
}

function remove(ask: Ask): Reply {
  const sid = ask.caught[0] as string;
  const { simulation, tenant } = ask;
  if (!tenant.shelf.find(sid)) return errorReply(notFound(ask.path), ask.path);
  simulation.history.happen({ what: 'key-removed', account: tenant.name, sid, at: simulation.clock.now() });
  return noContent();
}

const all = /^\/v1\/Credentials\/PublicKeys$/;
const one = /^\/v1\/Credentials\/PublicKeys\/(CR[0-9a-fA-F]{32})$/;

export const publicKeysRoutes: readonly Route[] = [
  { method: 'GET', pattern: all, kind: 'public-keys', answer: list },
  { method: 'POST', pattern: all, kind: 'public-keys', answer: add },
  { method: 'GET', pattern: one, kind: 'public-keys', answer: (ask) => shown(ask, ask.caught[0] as string, 200) },
  { method: 'POST', pattern: one, kind: 'public-keys', answer: rename },
  { method: 'DELETE', pattern: one, kind: 'public-keys', answer: remove },
];
