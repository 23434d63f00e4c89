import { z } from 'zod';
import { keySid } from '../recording.ts';
import { call, fingerprint, name, nothing, secret } from './words.ts';

/** The key ring: private keys read, made, kept and backed up. Their private halves never cross. */

const key = z.object({
  fingerprint,
  name,
  bits: z.int(),
  addedAt: z.int(),
  origin: z.enum(['imported', 'generated', 'restored']),
  /** altered: its entry is in the keychain, but is not what was written there. */
  keptIn: z.enum(['keychain', 'session', 'lost', 'altered']),
  backedUpAt: z.int().nullable(),
  /** The latest use of its private half to hear or export (heard) or otherwise (opened), or of its public half (sealed). */
  lastUse: z.object({ use: z.enum(['heard', 'opened', 'sealed']), at: z.int() }).nullable(),
  /** The `CR…` SIDs it has been shown to open. */
  opens: z.array(keySid),
});
export type Key = z.infer<typeof key>;

const pendingKey = z.object({
  pending: z.string(),
  source: z.string(),
  state: z.enum(['ready', 'needs-passphrase']),
  fingerprint: fingerprint.nullable(),
  bits: z.int().nullable(),
});

export const keyCalls = {
  'keys.list': call(nothing, z.object({ keys: z.array(key), unopened: z.array(z.object({ keySid, count: z.int() })) })),
  'keys.read': call(z.object({ from: z.enum(['file', 'clipboard', 'dropped']) }), pendingKey),
  'keys.import': call(
    z.object({ pending: z.string(), name, passphrase: secret.nullable(), sessionOnly: z.boolean() }),
    key,
  ),
  'keys.discard': call(z.object({ pending: z.string() }), nothing),
  'keys.generate': call(z.object({ name, sessionOnly: z.boolean() }), key),
  'keys.rename': call(z.object({ fingerprint, name }), key),
  'keys.forget': call(z.object({ fingerprint, name }), nothing),
  'keys.public-half': call(z.object({ fingerprint }), z.object({ pem: z.string() })),
  'keys.copy-public-half': call(z.object({ fingerprint }), nothing),
  'keys.save-public-half': call(z.object({ fingerprint }), z.object({ saved: z.boolean() })),
  'keys.back-up': call(z.object({ fingerprint, passphrase: secret }), z.object({ saved: z.boolean() })),
  /** `handed`: the token of a backup the system handed over; null: the user is asked for one. */
  'keys.restore': call(
    z.object({ handed: z.string().nullable(), passphrase: secret, sessionOnly: z.boolean() }),
    z.object({ key: key.nullable() }),
  ),
} as const;

export const keyEvents = { 'keys.changed': nothing, 'keys.dropped': z.object({ source: z.string() }) } as const;
