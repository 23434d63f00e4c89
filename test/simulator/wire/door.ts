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

const suspended: Readonly<Record<string, string>> = { '20005': 'Account not active', '20403': 'Account suspended' };

/** Lets a request in for an account, or says why not. */
export function door(visit: Visit, { tenants, testCredentials, faults }: Simulation): Tenant | TwilioError {
  const login = readLogin(visit.authorization);
  const open = visit.kind === 'media' && faults.text('media-auth') === 'off';
  const addressed = tenants.find(({ sid }) => sid === visit.addressed);
  if (open && addressed) return addressed;
  if (!login) return refused('Authentication Error - No credentials provided');

  const { user, secret } = login;
  if (user === testCredentials.accountSid && secret === testCredentials.authToken) {
    return { status: 403, code: 20008, message: 'Resource not accessible with Test Account Credentials' };
  }
  const owner = tenants.find(({ sid, apiKey }) => user === sid || user === apiKey.sid);
  if (!owner) return refused('Authentication Error - invalid username');
  const usesApiKey = user === owner.apiKey.sid;
  if (secret !== (usesApiKey ? owner.apiKey.secret : owner.authToken)) return refused('Authenticate');
  if (faults.isOn('wrong-region')) return refused('Authenticate');

  const code = faults.text('suspended');
  if (code) return { status: 403, code: Number(code), message: suspended[code] as string };

  const isOwn = visit.addressed === null || visit.addressed === owner.sid;
  const tenant = isOwn ? owner : addressed;
  if (!tenant || (!isOwn && (usesApiKey || tenant.ownerSid !== owner.sid))) return refused('Authenticate');
  if (usesApiKey && visit.kind === 'accounts') return refused('Authenticate');
  if (usesApiKey && faults.text('permission-lacking') === permissionFor(visit.kind)) {
    return refused('Authenticate', 'The API key does not have the permission this request needs');
  }
  return tenant;
}
