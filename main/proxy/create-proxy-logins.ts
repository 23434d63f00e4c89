import { z } from 'zod';
import type { ShownProxyLogin } from '../contract/proxy-calls.ts';
import { wipe } from '../crypto/wipe.ts';
import type { ReadableRecord, RecordHandle } from '../database/handles.ts';
import { readSetting, writeSetting } from '../database/setting-rows.ts';
import { Failure } from '../failure.ts';
import type { ProxyLogin, ProxyLogins } from '../http/proxy-login.ts';
import { forgetEntry } from '../keychain/forget-entry.ts';
import { decodeEntry, encodeEntry } from '../keychain/json-entry.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { log } from '../log.ts';

/** The logins of proxies that ask for one, in the keychain or for this session, an entry for each proxy. */
export type KeptProxyLogins = ProxyLogins & {
  /** Those that are kept, and those that asked for a login in this run. */
  readonly list: () => Promise<ShownProxyLogin[]>;
  /** Fails with keychain-locked, keychain-unavailable. */
  readonly keep: (proxy: string, login: ProxyLogin, sessionOnly: boolean) => Promise<void>;
  readonly forget: (proxy: string) => Promise<void>;
};

/** Which proxies have a login somewhere: a keychain itself cannot be asked for a list. */
const keptSetting = 'proxy-logins';
const stored = z.object({ user: z.string(), secret: z.string() });

export const proxyLoginEntry = (proxy: string): string => `proxy:${proxy}`;

export function readProxiesWithLogin(record: ReadableRecord): string[] {
  return z.array(z.string()).catch([]).parse(readSetting(record, keptSetting));
}

export function createProxyLogins(parts: {
  readonly record: RecordHandle;
  readonly keychain: Keychain;
  readonly session: Keychain;
}): KeptProxyLogins {
  const { record, keychain, session } = parts;
  const wanted = new Set<string>();
  let revision = 0;

  const note = (proxies: readonly string[]) => {
    writeSetting(record, keptSetting, proxies);
    revision += 1;
  };
  const others = (proxy: string) => readProxiesWithLogin(record).filter((one) => one !== proxy);
  const whereabouts = async (proxy: string): Promise<ShownProxyLogin['keptIn']> => {
    const name = proxyLoginEntry(proxy);
    if ((await has(session, name)) === true) return 'session';
    try {
      return (await has(keychain, name)) ? 'keychain' : 'lost';
    } catch (error) {
      // A keychain that does not answer has lost nothing.
      if (error instanceof Failure) return 'keychain';
      throw error;
    }
  };

  return {
    of: async (given) => {
      const proxy = placeOf(given);
      // Where none was ever kept the keychain is not asked: it may be locked, or not there.
      if (!readProxiesWithLogin(record).includes(proxy)) return null;
      const name = proxyLoginEntry(proxy);
      const entry = (await session.read(name)) ?? (await keychain.read(name));
      if (entry === null) return null;
      const login = decodeEntry(stored, entry);
      wipe(entry);
      if (login === null) log('proxy.entry-unusable', {});
      return login;
    },
    revision: () => revision,
    wanted: (proxy) => void wanted.add(placeOf(proxy)),
    list: async () => {
      const kept = readProxiesWithLogin(record);
      const all = [...new Set([...kept, ...wanted])].toSorted();
      return Promise.all(
        all.map(async (proxy) => ({
          proxy,
          keptIn: kept.includes(proxy) ? await whereabouts(proxy) : null,
          asked: wanted.has(proxy),
        })),
      );
    },
    keep: async (given, login, sessionOnly) => {
      const proxy = placeOf(given);
      const name = proxyLoginEntry(proxy);
      const entry = encodeEntry(login);
      await (sessionOnly ? session : keychain).write(name, entry).finally(() => wipe(entry));
      if (!sessionOnly) await session.forget(name);
      // Until it asks once more the login is taken to be right.
      wanted.delete(proxy);
      note([...others(proxy), proxy]);
    },
    forget: async (proxy) => {
      await forgetEntry(keychain, session, proxyLoginEntry(proxy));
      note(others(proxy));
    },
  };
}

/** A proxy as it is named here: a host's case means nothing, and a port that is not said is the scheme's own. */
function placeOf(proxy: string): string {
  const place = proxy.toLowerCase();
  if (/:\d+$/.test(place)) return place;
  return `${place}:${place.startsWith('https:') ? 443 : 80}`;
}

async function has(place: Keychain, name: string): Promise<boolean> {
  const entry = await place.read(name);
  if (entry !== null) wipe(entry);
  return entry !== null;
}
