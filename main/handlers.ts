import type { Program, World } from './compose.ts';
import type { lockCalls } from './contract/lock-calls.ts';
import type { Key } from './contract.ts';
import type { Desk } from './desk.ts';
import type { DialogTitles } from './dialog-titles.ts';
import { Failure } from './failure.ts';
import type { Handed } from './handed/handed.ts';
import type { createAppHandlers } from './handlers/app-handlers.ts';
import { archiveHandlers } from './handlers/archive-handlers.ts';
import { batchHandlers } from './handlers/batch-handlers.ts';
import { bucketHandlers } from './handlers/bucket-handlers.ts';
import { checkupHandlers } from './handlers/checkup-handlers.ts';
import { coverageHandlers } from './handlers/coverage-handlers.ts';
import { enrolmentHandlers } from './handlers/enrolment-handlers.ts';
import { exportHandlers } from './handlers/export-handlers.ts';
import { handedHandlers } from './handlers/handed-handlers.ts';
import { holdHandlers } from './handlers/hold-handlers.ts';
import { ledgerHandlers } from './handlers/ledger-handlers.ts';
import { planHandlers } from './handlers/plan-handlers.ts';
import { proxyHandlers } from './handlers/proxy-handlers.ts';
import { reconcileHandlers } from './handlers/reconcile-handlers.ts';
import { recoveryHandlers } from './handlers/recovery-handlers.ts';
import { removalHandlers } from './handlers/removal-handlers.ts';
import { subaccountHandlers } from './handlers/subaccount-handlers.ts';
import { updateHandlers } from './handlers/update-handlers.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';
import type { Handlers } from './router.ts';
import { readSettings } from './settings.ts';

/** The calls that need the program's parts; the few about the program itself are in app-handlers.ts. */
export type PartHandlers = Omit<Handlers, keyof ReturnType<typeof createAppHandlers> | keyof typeof lockCalls>;

/** Each call and the one function that does it. `dropped` gives the path of the file last dropped on the window. */
export function createHandlers(parts: {
  program: Program;
  desk: Desk;
  titles: () => DialogTitles;
  dropped: () => string | null;
  handed: Handed;
  tell: World['tell'];
  /** Ends the program. */
  leave: () => void;
  reopen: () => Promise<Program>;
  keepOpen: <Result>(work: () => Promise<Result>) => Promise<Result>;
}): PartHandlers {
  const { program, desk, titles, dropped, handed, tell, leave, reopen, keepOpen } = parts;
  const { accounts, keyRing, index, sync, playback } = program;

  const accountsChanged = <Value>(value: Value): Value => {
    tell('accounts.changed', {});
    return value;
  };
  const keysChanged = <Value>(value: Value): Value => {
    tell('keys.changed', {});
    return value;
  };
  /** A new key as it stands once it has been tried on everything that no key opened. */
  const pairNewKey = async (key: Key): Promise<Key> => {
    await keyRing.pair(await index.sampleWraps());
    const paired = (await keyRing.list()).find(({ fingerprint }) => fingerprint === key.fingerprint);
    return keysChanged(paired ?? key);
  };

  return {
    'app.help': async ({ topic }) => done(desk.openHelp(topic)),

    'accounts.list': async () => ({ accounts: await accounts.list() }),
    'accounts.check': (login) => program.checkLogin(login),
    'accounts.connect': async (input) => {
      const account = accountsChanged(await accounts.connect(input));
      sync.start(account.sid, { whole: false });
      return account;
    },
    'accounts.change': async (input) => accountsChanged(await accounts.change(input)),
    'accounts.change-login': async (input) => accountsChanged(await accounts.changeLogin(input)),
    'accounts.choose-sealing-key': async (input) => accountsChanged(await accounts.chooseSealingKey(input)),
    'accounts.forget': async ({ account }) => {
      // What an archive has stays in the list.
      const kept = await sync.forget(account, await program.reader.ask('copiedOf', account));
      await accounts.forget(account);
      await index.dropAccount(account);
      if (kept.length > 0) tell('recordings.changed', await index.changed(kept));
      return accountsChanged({});
    },

    'keys.list': async () => {
      const keys = await keyRing.list();
      const opened = new Set(
        keys.flatMap((key) => (key.keptIn === 'lost' || key.keptIn === 'altered' ? [] : key.opens)),
      );
      const { keySids } = await index.facets();
      const unopened = keySids.filter(({ value }) => !opened.has(value));
      return { keys, unopened: unopened.map(({ value, count }) => ({ keySid: value, count })) };
    },
    'keys.read': async ({ from }) => {
      if (from === 'clipboard') return keyRing.readPending(Buffer.from(await desk.paste()), 'clipboard');
      const path = from === 'dropped' ? dropped() : await desk.chooseFile(titles().chooseKey);
      return keyRing.readPending(await readKeyFile(path), nameOf(path));
    },
    'keys.import': async (input) => pairNewKey(await keyRing.import(input)),
    'keys.discard': async ({ pending }) => done(keyRing.discard(pending)),
    'keys.generate': async (input) => keysChanged(await keyRing.generate(input)),
    'keys.rename': async ({ fingerprint, name }) => keysChanged(await keyRing.rename({ fingerprint, name })),
    'keys.forget': async ({ fingerprint, name }) => keysChanged(await done(keyRing.forget({ fingerprint, name }))),
    'keys.public-half': async ({ fingerprint }) => ({ pem: keyRing.publicHalf(fingerprint) }),
    'keys.copy-public-half': async ({ fingerprint }) => done(desk.copy(keyRing.publicHalf(fingerprint))),
    'keys.save-public-half': async ({ fingerprint }) => {
      const pem = keyRing.publicHalf(fingerprint);
      const path = await desk.chooseTarget(titles().savePublicHalf, `${fingerprint.slice(0, 16)}.pub.pem`);
      if (path === null) return { saved: false };
      await writeKeyFile(path, Buffer.from(pem));
      return { saved: true };
    },
    'keys.back-up': async ({ fingerprint, passphrase }) => {
      const backup = await keyRing.backUp(fingerprint, passphrase);
      const path = await desk.chooseTarget(titles().saveBackup, `${fingerprint.slice(0, 16)}.koekura`);
      if (path === null) return { saved: false };
      await writeKeyFile(path, backup);
      await keyRing.confirmBackUp(fingerprint);
      return keysChanged({ saved: true });
    },
    'keys.restore': async ({ handed: token, passphrase, sessionOnly }) => {
      const path = token === null ? await desk.chooseFile(titles().chooseBackup) : handed.backups.get(token);
      if (path === undefined) throw new Failure('nothing-chosen');
      if (path === null) return { key: null };
      return { key: await pairNewKey(await keyRing.restore(await readKeyFile(path), passphrase, sessionOnly)) };
    },

    'sync.start': async ({ account, whole }) => done(sync.start(account, { whole })),
    'sync.pause': async ({ account }) => done(sync.pause(account)),
    'sync.cancel': async ({ account }) => done(sync.cancel(account)),
    'sync.progress': async () => ({ accounts: [...sync.progress()] }),

    'recordings.page': ({ filter, order, offset, limit }) => index.page(filter, order, offset, limit),
    'recordings.ids': async ({ filter, order, offset, limit }) => ({
      ids: await index.ids(filter, order, offset, limit),
    }),
    'recordings.details': async ({ sid }) => {
      const details = await index.details(sid);
      if (details === null) throw new Failure('recording-unknown', { recording: sid });
      return details;
    },
    'recordings.totals': (selection) => index.totals(selection),
    'recordings.facets': () => index.facets(),
    'recordings.copy-sid': async ({ sid }) => done(desk.copy(sid)),

    'playback.open': ({ sid }) => playback.open(sid),
    'playback.close': async ({ token, position }) => done(playback.close(token, position)),
    'playback.note-position': async ({ token, position }) => done(playback.notePosition(token, position)),
    'playback.cancel': async ({ sid }) => done(playback.cancel(sid)),

    'cache.state': async () => ({ ...playback.cacheState(), limit: readSettings(program.record).cacheLimit }),
    'cache.empty': async () => done(playback.emptyCache()),

    ...proxyHandlers(program),
    ...planHandlers(program.plans, program.countDerived, desk, titles),
    ...holdHandlers(program.holds, tell),
    ...batchHandlers({ batches: program.batches, desk, titles, leave }),
    ...archiveHandlers({ program, desk, titles, tell }),
    ...bucketHandlers({ program, desk, tell }),
    ...exportHandlers({ program, desk, titles }),
    ...ledgerHandlers({ program, desk, titles, tell }),
    ...removalHandlers(program, desk, titles),
    ...subaccountHandlers(program, tell),
    ...reconcileHandlers(program.reconcile, desk, titles),
    ...checkupHandlers(program.checked.checkup, desk, titles),
    ...recoveryHandlers({ program, desk, titles, tell, reopen, keepOpen }),
    ...handedHandlers(program, handed),
    ...coverageHandlers(program.covered, tell),
    ...updateHandlers(program.updating.updates, desk, titles),
    ...enrolmentHandlers(program.enrolment, desk),
  };
}

/** An answer for what has none. */
async function done(deed: unknown): Promise<Record<string, never>> {
  await deed;
  return {};
}

function nameOf(path: string | null): string {
  return path?.split(/[\\/]/).at(-1) ?? '';
}
