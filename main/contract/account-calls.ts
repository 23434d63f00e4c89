import { z } from 'zod';
import { accountSid, twilioAccount } from '../recording.ts';
import { call, fingerprint, name, nothing, secret } from './words.ts';

/** Accounts: connecting, changing and forgetting them. Secrets go in and never come out. */

const colour = z.enum(['teal', 'blue', 'violet', 'pink', 'red', 'orange', 'yellow', 'lime']);
const region = z.enum(['us1', 'ie1', 'au1']);

const login = z.object({
  account: twilioAccount,
  region,
  /** `SK…` for an API key, the account's own `AC…` for its Auth Token. */
  user: z.string().regex(/^(SK|AC)[0-9a-fA-F]{32}$/),
  secret,
});

/** As the parent of a subaccount sees it. */
export const accountStatus = z.enum(['active', 'suspended', 'closed']);
export type AccountStatus = z.infer<typeof accountStatus>;

const account = z.object({
  sid: accountSid,
  name,
  colour,
  region,
  credential: z.enum(['api-key', 'auth-token']),
  /** Last six characters of the credential's SID: enough to recognise it by. */
  credentialEnds: z.string(),
  keptIn: z.enum(['keychain', 'session', 'lost']),
  sealingKey: fingerprint.nullable(),
  /** Of a subaccount: its parent, which need not be connected. */
  parent: accountSid.nullable(),
  /** The login is the parent's; what is said of it is said of that one. */
  borrowed: z.boolean(),
  /** As the parent last saw it; an account without a known parent is taken for active. */
  status: accountStatus,
});
export type Account = z.infer<typeof account>;

export const accountCalls = {
  'accounts.list': call(nothing, z.object({ accounts: z.array(account) })),
  'accounts.check': call(login, z.object({ recordingSeen: z.boolean() })),
  'accounts.connect': call(login.extend({ name, colour, sessionOnly: z.boolean() }), account),
  'accounts.change': call(z.object({ account: accountSid, name, colour }), account),
  'accounts.change-login': call(
    login.omit({ region: true }).extend({ account: accountSid, sessionOnly: z.boolean() }),
    account,
  ),
  'accounts.choose-sealing-key': call(z.object({ account: accountSid, fingerprint: fingerprint.nullable() }), account),
  'accounts.forget': call(z.object({ account: accountSid }), nothing),
} as const;
