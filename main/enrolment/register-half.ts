import type { Key } from '../contract.ts';
import { Failure } from '../failure.ts';
import { proxyRefusals } from '../http/proxy-login.ts';
import type { Heard, PublicKey } from '../twilio/create-twilio.ts';
import { nameAtTwilio, namesKey } from './name-at-twilio.ts';

/** Twilio's public keys of one account. */
export type PublicKeys = {
  readonly list: () => Promise<Heard<readonly PublicKey[]>>;
  readonly create: (key: { readonly pem: string; readonly name: string }) => Promise<Heard<PublicKey>>;
};
export type Registered = {
  readonly keySid: string;
  readonly by: 'api' | 'found';
  /** By Twilio's clock, UTC seconds; null when it did not say. */
  readonly at: number | null;
};

/** After these it may be at Twilio all the same. */
const doubtful: readonly string[] = ['offline', 'twilio-unwell', 'twilio-answer-strange', ...proxyRefusals];

/** The key where Twilio has it already: by the name we gave it, or by a SID it was shown to open. */
export async function findHalf(keys: PublicKeys, key: Key): Promise<Registered | null> {
  const { value, at } = await keys.list();
  const ours =
    value.find(({ name }) => namesKey(name, key.fingerprint)) ?? value.find(({ sid }) => key.opens.includes(sid));
  return ours === undefined ? null : { keySid: ours.sid, by: 'found', at };
}

/**
 * Registers a public half (PEM). Where the answer was lost Twilio is asked what it has, so that trying again does not
 * register it twice. Fails as `registerKey` of twilio/ does.
 */
export async function registerHalf(keys: PublicKeys, key: Key, pem: string): Promise<Registered> {
  try {
    const { value, at } = await keys.create({ pem, name: nameAtTwilio(key.name, key.fingerprint) });
    return { keySid: value.sid, by: 'api', at };
  } catch (error) {
    if (!(error instanceof Failure) || !doubtful.includes(error.code)) throw error;
    const found = await findHalf(keys, key).catch(() => null);
    if (found === null) throw error;
    return { ...found, by: 'api' };
  }
}
