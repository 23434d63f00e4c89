import type { RouteKind } from '../routes/route.ts';
import type { Simulation } from '../simulation.ts';
import type { Tenant } from '../tenant.ts';
import type { TwilioError } from './error-reply.ts';

/** Who asks, for what: everything the decision depends on. */
export type Visit = {
  readonly authorization: string | undefined;
  /** The account in the path; null on hosts whose paths name none. */
  readonly addressed: string | null;
  readonly kind: RouteKind;
  /** The host asked; the simulator's own stands for every region, Twilio's for one each. */
  readonly host: string | undefined;
};

export type TestCredentials = { readonly accountSid: string; readonly authToken: string };

const refused = (message: string, detail?: string): TwilioError => ({
  status: 401,
  code: 20003,
  message,
  ...(detail ? { detail } : {}),
});

type Login = { readonly user: string; readonly secret: string };

function readLogin(authorization: string | undefined): Login | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  const [, user, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
  return encoded && user !== undefined && secret !== undefined ? { user, secret } : null;
}

/** Media and metadata of a recording are read with one permission. */
const permissionFor = (kind: RouteKind) => (kind === 'media' ? 'recordings-read' : kind);

const inactive: Readonly<Record<string, TwilioError>> = {
  '20003': refused('Authenticate'),
  '20005': { status: 403, code: 20005, message: 'Account not active' },
  '20403': { status: 403, code: 20403, message: 'Account suspended' },
};

/** Which of its three credentials a login is; null when it is none of them. */
function credentialOf(tenant: Tenant, { user, secret }: Login): 'token' | 'main-key' | 'key' | null {
  if (user === tenant.sid && secret === tenant.authToken) return 'token';
  if (user === tenant.mainKey.sid && secret === tenant.mainKey.secret) return 'main-key';
  return user === tenant.apiKey.sid && secret === tenant.apiKey.secret ? 'key' : null;
}

/** The region whose credential this is; us1 where it is none. */
export function regionOf(authorization: string | undefined, { tenants }: Simulation): Tenant['region'] {
  const login = readLogin(authorization);
  return tenants.find((tenant) => login !== null && credentialOf(tenant, login) !== null)?.region ?? 'us1';
}

/** What an account that is not active answers; its parent may still ask what became of it. */
function whyInactive({ status }: Tenant, kind: RouteKind, faults: Simulation['faults']): TwilioError | null {
  if (status === 'active' || kind === 'accounts') return null;
  return inactive[faults.text('closed-answer') ?? (status === 'closed' ? '20403' : '20005')] as TwilioError;
}

/** Null for a host that stands for all of them. */
function regionOfHost(host: string | undefined): string | null {
  const [named, region = 'us1'] = /^api\.(?:[a-z]+\.([a-z0-9]+)\.)?twilio\.com$/.exec(host ?? '') ?? [];
  return named === undefined ? null : region;
}

/** Lets a request in for an account, or says why not. Credentials are of one region, and so say which is meant. */
export function door(visit: Visit, { tenants, testCredentials, faults }: Simulation): Tenant | TwilioError {
  const login = readLogin(visit.authorization);
  const open = visit.kind === 'media' && faults.text('media-auth') === 'off';
  const hosted = regionOfHost(visit.host);
  const somewhere = tenants.find(({ sid, region }) => sid === visit.addressed && (hosted ?? region) === region);
  if (open && somewhere) return somewhere;
  if (!login) return refused('Authentication Error - No credentials provided');

  const { user, secret } = login;
  if (user === testCredentials.accountSid && secret === testCredentials.authToken) {
    return { status: 403, code: 20008, message: 'Resource not accessible with Test Account Credentials' };
  }
  const named = tenants.filter(({ sid, apiKey, mainKey }) => [sid, apiKey.sid, mainKey.sid].includes(user));
  if (named.length === 0) return refused('Authentication Error - invalid username');
  const owner = named.find((tenant) => credentialOf(tenant, login) !== null);
  if (!owner || (hosted ?? owner.region) !== owner.region || faults.isOn('wrong-region'))
    return refused('Authenticate');

  const code = faults.text('suspended');
  if (code) return inactive[code] as TwilioError;

  const credential = credentialOf(owner, login);
  const isOwn = visit.addressed === null || visit.addressed === owner.sid;
  const child = tenants.find(({ sid, region }) => sid === visit.addressed && region === owner.region);
  const reaches = credential === 'token' || (credential === 'main-key' && faults.isOn('main-key-reach'));
  const tenant = isOwn ? owner : child;
  if (!tenant || (!isOwn && (!reaches || tenant.ownerSid !== owner.sid))) return refused('Authenticate');
  if (visit.kind === 'keys' && credential === 'key') return refused('Authenticate');
  if (visit.kind === 'accounts' && (credential === 'key' || faults.isOn('accounts-forbidden'))) {
    return refused('Authenticate');
  }
  if (credential === 'key' && faults.text('permission-lacking') === permissionFor(visit.kind)) {
    return refused('Authenticate', 'The API key does not have the permission this request needs');
  }
  const asleep = (isOwn ? null : whyInactive(owner, visit.kind, faults)) ?? whyInactive(tenant, visit.kind, faults);
  return asleep ?? tenant;
}
