import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Program, World } from '../compose.ts';
import type { Batch, LockState, Settings } from '../contract.ts';
import { readSetting, writeSetting } from '../database/setting-rows.ts';
import type { Desk } from '../desk.ts';
import { Failure } from '../failure.ts';
import { createLock, type Lock } from '../lock/create-lock.ts';
import type { Session } from '../lock/create-session.ts';
import type { Vault } from '../lock/create-vault.ts';
import { isIdle } from '../lock/is-idle.ts';
import { openVerifier, readVerifier, sealingKey, type Verifier } from '../lock/passphrase-verifier.ts';
import { vaultSetting } from '../lock/secret-names.ts';
import type { WrongTries } from '../lock/wrong-tries.ts';
import { logBug } from '../log.ts';
import { readSettings } from '../settings.ts';

/** The program's lock: what it empties when it closes, what goes on behind it, and when it closes by itself. */
export type ProgramLock = Lock & {
  readonly state: () => LockState;
  /** Locks where there is something to open it with again, and says whether. */
  readonly lockNow: () => Promise<boolean>;
  /** Locks, or does what is said `instead`. */
  readonly lockOr: (instead: () => void) => void;
  /** A restore goes on behind the lock, to its end: until then what it needs stays open, also while the parts are made anew. */
  readonly keepOpen: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** To be called when the parts are there and when the passphrase is another: the program begins locked if there is one. */
  readonly begin: () => void;
  /** A vault was in use, and its file is not there. */
  readonly vaultMissing: () => boolean;
  /** Whether the program is locked; waits until that is known, or until it is known that it cannot be opened at all. */
  readonly gate: () => Promise<boolean>;
};

/** How often it is looked whether anybody is there, and whether what works behind the lock has left keys, ms. */
const lookEvery = 5000;
const underWay: ReadonlySet<Batch['state']> = new Set(['queued', 'running', 'waiting', 'grace', 'hours']);

export function composeLock(parts: {
  /** The parts while they are there. */
  readonly program: () => Program | null;
  readonly ready: () => Promise<unknown>;
  readonly vault: Vault;
  readonly session: Session;
  readonly tries: WrongTries;
  /** Ends what a move between keychain and vault left unfinished. */
  readonly tidy: () => Promise<void>;
  readonly look: () => Pick<Settings, 'language' | 'theme'>;
  readonly desk: Pick<Desk, 'forgetCopied' | 'knowsUser'>;
  readonly systemLanguage: () => 'en' | 'ja';
  /** Electron's: for how long nobody has touched the machine (s), and whether its screen is locked. */
  readonly power: {
    readonly getSystemIdleTime: () => number;
    readonly getSystemIdleState: (idleAfter: number) => string;
  };
  /** Stops the sound and wipes everything opened. */
  readonly silence: () => Promise<void>;
  readonly tell: World['tell'];
}): ProgramLock {
  const { program, desk, tell, vault, session } = parts;
  let verifier: Verifier | Failure | null = null;
  let vaultMissing = false;
  /** Batches that this lock has paused. */
  let resting: readonly string[] = [];
  /** What works that the lock does not close. */
  let kept = 0;

  const settings = (): Settings | null => {
    const known = program();
    return known === null ? null : readSettings(known.record);
  };
  const working = () =>
    program()
      ?.batches.list()
      .filter(({ state }) => underWay.has(state)) ?? [];

  const rest = async () => {
    if (settings()?.batchesGoOn !== false) return;
    const paused = working().map(({ batch }) => batch);
    resting = [...resting, ...paused];
    for (const batch of paused) await program()?.batches.pause(batch);
  };
  const goOn = async () => {
    if (vault.isThere()) await parts.tidy();
    const known = program();
    const paused = resting;
    resting = [];
    if (known === null) return;
    for (const batch of paused) await known.batches.resume(batch);
    known.batches.wake();
    for (const { account, failure } of known.sync.progress()) {
      if (failure?.code === 'keychain-locked') known.sync.start(account, { whole: false });
    }
  };
  /** What this session's secrets are sealed for; null where nothing would bring them back. */
  const sealsFor = (): KeyObject | null => {
    if (vault.isThere()) return vault.isOpen() ? createPublicKey(vault.openingKey()) : null;
    return verifier === null || verifier instanceof Failure ? null : sealingKey(verifier);
  };
  /** The key that opens what is sealed, if this is the passphrase. */
  const openingKey = async (passphrase: string): Promise<KeyObject | null> => {
    if (vault.isThere()) return (await vault.open(passphrase)) ? vault.openingKey() : null;
    if (verifier instanceof Failure) throw verifier;
    return verifier === null ? null : openVerifier(verifier, passphrase);
  };
  /**
   * Keys that a batch takes up again behind the lock go at the next look. A vault stays open, and this session's secrets
   * unsealed, until no batch and no restore needs them.
   */
  const wipe = () => {
    const known = program();
    known?.keyRing.wipe();
    known?.signer.wipe();
    if (!known?.batches.working()) known?.archives.buckets.letGo();
    if (working().length > 0 || kept > 0) return;
    const to = sealsFor();
    if (to !== null) session.seal(to);
    vault.close();
  };

  const lock = createLock({
    fits: async (passphrase) => {
      const key = await openingKey(passphrase);
      if (key !== null) session.open(key);
      return key !== null;
    },
    changed: (locked) => tell('lock.changed', { locked }),
    closed: async () => {
      // At once, because the machine may go to sleep before anything else is done; and once more when all has stopped.
      wipe();
      desk.forgetCopied().catch((error: unknown) => logBug('clearing the clipboard', error));
      await parts.silence();
      await rest();
      wipe();
    },
    opened: () => void goOn().catch((error: unknown) => logBug('going on after the lock', error)),
    tries: parts.tries,
    now: () => performance.now(),
  });
  const lockNow = async () => {
    if (verifier === null && !vault.isThere()) return false;
    await lock.close();
    return true;
  };
  const lockOr = (instead: () => void) => {
    lockNow().then(
      (locked) => locked || instead(),
      (error: unknown) => logBug('locking', error),
    );
  };

  if (vault.isThere()) lock.settle(true);

  const look = () => {
    if (lock.locked()) return wipe();
    // Before the program shows anything, Electron may not be ready to be asked either.
    if (!lock.mayShow()) return;
    // Not every system says by itself that its screen is locked.
    if (parts.power.getSystemIdleState(60) === 'locked')
      lockOr(() => void parts.silence().catch((error: unknown) => logBug('falling silent', error)));
    else if (isIdle(parts.power.getSystemIdleTime(), settings()?.lockAfter ?? 0)) lockOr(() => undefined);
  };
  setInterval(look, lookEvery).unref();

  return {
    ...lock,
    // What the system knows opens nothing that is sealed, and it may have been sealed while the system asked.
    openBy: (ask) => lock.openBy(async () => (await ask()) && !session.isSealed()),
    lockNow,
    lockOr,
    keepOpen: async (work) => {
      kept += 1;
      try {
        return await work();
      } finally {
        kept -= 1;
        if (lock.locked()) wipe();
      }
    },
    begin: () => {
      const known = program();
      if (known === null) return;
      try {
        verifier = readVerifier(known.record);
      } catch (error) {
        // What cannot be read locks, and nothing opens it: altering it must not do away with the lock.
        if (!(error instanceof Failure)) throw error;
        verifier = error;
      }
      vaultMissing = readSetting(known.record, vaultSetting) === true && !vault.isThere();
      if (vault.isThere()) writeSetting(known.record, vaultSetting, true);
      lock.settle(verifier !== null);
    },
    vaultMissing: () => vaultMissing,
    gate: async () => {
      if (!lock.mayShow()) await parts.ready().catch(() => undefined);
      return lock.locked();
    },
    state: () => ({
      locked: lock.locked(),
      opensWith: vault.isThere() ? 'vault' : verifier === null ? 'none' : 'passphrase',
      // What it knows opens no vault, and nothing that is sealed.
      systemMeans: desk.knowsUser() && !vault.isThere() && !session.isSealed(),
      sessionSealed: session.isSealed(),
      waitSeconds: lock.waitSeconds(),
      batches: { working: working().length, resting: resting.length },
      ...parts.look(),
      systemLanguage: parts.systemLanguage(),
    }),
  };
}
