import type { Account, Key, Settings, SyncProgress } from '../../main/contract.ts';
import { Failure } from '../../main/failure.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';
import { newest, sampleAccounts, sampleKeySids } from './fake-recordings.ts';

const colours = ['teal', 'blue', 'violet', 'pink', 'red', 'orange', 'yellow', 'lime'] as const;
const fingerprints = ['3f', '9c', 'd0'].map((start) => start.repeat(32));

const sampleKeys: readonly Key[] = [
  {
    fingerprint: fingerprints[0] as string,
    name: 'Recording key 2026',
    bits: 2048,
    addedAt: newest - 40 * 86_400,
    origin: 'generated',
    keptIn: 'keychain',
    backedUpAt: newest - 39 * 86_400,
    opens: [sampleKeySids.current],
    lastUse: { use: 'heard', at: newest - 3600 },
  },
  {
    fingerprint: fingerprints[1] as string,
    name: 'Recording key 2024 (rotated out)',
    bits: 2048,
    addedAt: newest - 700 * 86_400,
    origin: 'imported',
    keptIn: 'keychain',
    backedUpAt: null,
    opens: [sampleKeySids.rotatedOut],
    lastUse: { use: 'opened', at: newest - 90 * 86_400 },
  },
];

const account = (sid: string, name: string, colour: Account['colour'], more: Partial<Account> = {}): Account => ({
  sid,
  name,
  colour,
  region: 'us1',
  credential: 'api-key',
  credentialEnds: '9f3c1a',
  keptIn: 'keychain',
  sealingKey: fingerprints[0] as string,
  parent: null,
  borrowed: false,
  status: 'active',
  ...more,
});

export const sampleConnected = [
  account(sampleAccounts[0], 'Osaka', 'teal'),
  account(sampleAccounts[1], 'Tokyo', 'violet', { credential: 'auth-token', sealingKey: null }),
  account(sampleAccounts[2], 'Kumamoto support desk (night)', 'orange', { region: 'ie1', keptIn: 'session' }),
];

const branches = ['Sapporo', 'Sendai', 'Yokohama', 'Nagoya', 'Kyoto', 'Kobe', 'Hiroshima', 'Fukuoka'];

/** Subaccounts of Osaka, used with its login: the third is suspended, the fifth closed, the seventh has its own. */
const manyChildren = (count: number): Account[] =>
  Array.from({ length: Math.max(0, count) }, (_, place) => {
    const round = Math.floor(place / branches.length);
    const name = `${branches[place % branches.length]} branch${round === 0 ? '' : ` ${round + 1}`}`;
    return account(
      `AC${(place + 0x70000).toString(16).padStart(32, '0')}`,
      name,
      colours[place % colours.length] ?? 'teal',
      {
        ...{ parent: sampleAccounts[0], borrowed: place !== 6 },
        status: place === 2 ? 'suspended' : place === 4 ? 'closed' : 'active',
      },
    );
  });

type Ours = Pick<
  Answers,
  {
    [Name in keyof Answers]: Name extends `${'app' | 'settings' | 'accounts' | 'keys' | 'sync'}.${string}`
      ? Name
      : never;
  }[keyof Answers]
>;

/** The program itself, settings, accounts, keys and sync of the fake. */
export function answerAccountsAndKeys(scene: Scene, emit: Emit): Ours {
  let settings: Settings = {
    language: scene.language,
    theme: scene.theme,
    clock: 'local',
    cacheLimit: 2_000_000_000,
    volume: 0.8,
    speed: 1,
    storagePrice: { perMinute: 0.0005, freeMinutes: 10_000, asOf: '2026-11-20' },
    checkForUpdates: true,
    lockAfter: 15,
    batchesGoOn: true,
    list: {},
  };
  let accounts = [...sampleConnected.slice(0, scene.accounts), ...manyChildren(scene.accounts - 3)];
  let keys = [...sampleKeys];

  function known(fingerprint: string): Key {
    const key = keys.find((one) => one.fingerprint === fingerprint);
    if (key === undefined) throw new Failure('key-missing');
    return key;
  }
  function keep(key: Key): Key {
    keys = [...keys.filter((one) => one.fingerprint !== key.fingerprint), key];
    emit('keys.changed', {});
    return key;
  }
  function keepAccount(sid: string, more: Partial<Account>): Account {
    const kept = { ...(accounts.find((one) => one.sid === sid) ?? account(sid, 'New', 'blue')), ...more };
    accounts = accounts.some((one) => one.sid === sid)
      ? accounts.map((one) => (one.sid === sid ? kept : one))
      : [...accounts, kept];
    emit('accounts.changed', {});
    return kept;
  }
  const fresh = (name: string, origin: Key['origin'], sessionOnly: boolean): Key => ({
    fingerprint: fingerprints[2] as string,
    name,
    bits: 2048,
    addedAt: newest,
    origin,
    keptIn: sessionOnly ? 'session' : 'keychain',
    backedUpAt: null,
    opens: [],
    lastUse: null,
  });
  const progress = (sid: string, state: SyncProgress['state']): SyncProgress => ({
    account: sid,
    state,
    pass: state === 'idle' ? null : 'first',
    seen: 12_000,
    backTo: Date.UTC(2026, 2, 3) / 1000,
    finishedAt: state === 'idle' ? newest : null,
    failure: state === 'failed' ? { code: 'offline', facts: { host: 'api.twilio.com' } } : null,
  });

  return {
    'app.state': () => ({
      version: '0.1.0',
      demo: scene.demo,
      standIn: scene.standIn,
      canLookAround: true,
      systemLanguage: scene.language,
      keychain: { usable: scene.keychain, reason: scene.keychain ? null : 'no Secret Service on this desktop' },
      secretsIn: scene.secretsIn ?? (scene.demo ? 'memory' : scene.keychain ? 'system' : 'session'),
      vaultMissing: false,
      recordKeptAside: scene.keptAside,
      indexRebuilt: scene.keptAside,
      settings,
    }),
    'app.look-around': () => {
      accounts = sampleConnected.slice(0, 1);
      emit('accounts.changed', {});
      return {};
    },
    'app.set-record-aside': () => ({}),
    'app.help': () => ({}),
    'settings.change': (change) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      settings = { ...settings, ...given };
      emit('settings.changed', settings);
      return settings;
    },

    'accounts.list': () => ({ accounts }),
    'accounts.check': () => ({ recordingSeen: true }),
    'accounts.connect': ({ account: sid, name, colour, region, sessionOnly }) =>
      keepAccount(sid, { name, colour, region, keptIn: sessionOnly ? 'session' : 'keychain', sealingKey: null }),
    'accounts.change': ({ account: sid, name, colour }) => keepAccount(sid, { name, colour }),
    'accounts.change-login': ({ account: sid }) => keepAccount(sid, {}),
    'accounts.choose-sealing-key': ({ account: sid, fingerprint }) => keepAccount(sid, { sealingKey: fingerprint }),
    'accounts.forget': ({ account: sid }) => {
      accounts = accounts.filter((one) => one.sid !== sid);
      emit('accounts.changed', {});
      return {};
    },

    'keys.list': () => ({ keys, unopened: scene.rows > 0 ? [{ keySid: sampleKeySids.missing, count: 19 }] : [] }),
    'keys.read': () => ({
      pending: 'pending-1',
      source: 'recordings-2025.pem',
      state: 'ready',
      fingerprint: fingerprints[2] as string,
      bits: 2048,
    }),
    'keys.import': ({ name, sessionOnly }) => keep(fresh(name, 'imported', sessionOnly)),
    'keys.discard': () => ({}),
    'keys.generate': ({ name, sessionOnly }) => keep(fresh(name, 'generated', sessionOnly)),
    'keys.rename': ({ fingerprint, name }) => keep({ ...known(fingerprint), name }),
    'keys.forget': ({ fingerprint }) => {
      keys = keys.filter((one) => one.fingerprint !== known(fingerprint).fingerprint);
      emit('keys.changed', {});
      return {};
    },
    'keys.public-half': () => ({
      pem: `-----BEGIN PUBLIC KEY-----\n${'MIIBIjANBgkqhkiG9w0BAQ'.repeat(3)}\n-----END PUBLIC KEY-----\n`,
    }),
    'keys.copy-public-half': () => ({}),
    'keys.save-public-half': () => ({ saved: true }),
    'keys.back-up': ({ fingerprint }) => {
      keep({ ...known(fingerprint), backedUpAt: newest });
      return { saved: true };
    },
    'keys.restore': ({ sessionOnly }) => ({ key: keep(fresh('Restored key', 'restored', sessionOnly)) }),

    'sync.start': ({ account: sid }) => {
      emit('sync.progress', progress(sid, 'running'));
      return {};
    },
    'sync.cancel': ({ account: sid }) => {
      emit('sync.progress', { ...progress(sid, 'idle'), finishedAt: null, seen: 12_000 });
      return {};
    },
    'sync.pause': ({ account: sid }) => {
      emit('sync.progress', progress(sid, 'paused'));
      return {};
    },
    'sync.progress': () => ({
      accounts: accounts.map((one, index) => progress(one.sid, index === 0 ? scene.sync : 'idle')),
    }),
  };
}
