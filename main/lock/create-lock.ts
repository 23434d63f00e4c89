import { Failure } from '../failure.ts';
import { takeTurns } from '../keys/take-turns.ts';
import { waitAfter } from './slow-down.ts';
import type { WrongTries } from './wrong-tries.ts';

/** Whether the program is locked, and what opens it. It knows nothing of what is behind it. */
export type Lock = {
  readonly locked: () => boolean;
  /** Whether it is known to be open: until `settle` has said so nothing is shown. */
  readonly mayShow: () => boolean;
  /** Said once the program's parts are there, or cannot be: whether it begins locked. Later calls change nothing. */
  readonly settle: (locked: boolean) => void;
  /** Until the next passphrase is tried, s. */
  readonly waitSeconds: () => number;
  /** Refuses everything at once, then empties what is behind it. */
  readonly close: () => Promise<void>;
  /** Fails with lock-wrong-passphrase, lock-wait {seconds}, or as `fits` does. */
  readonly open: (passphrase: string) => Promise<void>;
  /** Opens it on the system's word. Fails with lock-not-shown. */
  readonly openBy: (ask: () => Promise<boolean>) => Promise<void>;
  /** Fails as `open` does when this is not the passphrase, and with locked when it was closed meanwhile; changes nothing. */
  readonly prove: (passphrase: string) => Promise<void>;
};

export function createLock(parts: {
  readonly fits: (passphrase: string) => Promise<boolean>;
  /** Hears of it before anything else happens. */
  readonly changed: (locked: boolean) => void;
  readonly closed: () => Promise<void>;
  readonly opened: () => void;
  readonly tries: WrongTries;
  /** ms, of a clock that nobody sets */
  readonly now: () => number;
}): Lock {
  const inTurn = takeTurns();
  /** Null until it is known. */
  let locked: boolean | null = null;
  let closings = 0;
  let failures = parts.tries.read();
  let waitUntil = parts.now() + waitAfter(failures) * 1000;

  const waitSeconds = () => Math.max(0, Math.ceil((waitUntil - parts.now()) / 1000));

  /** One at a time, so that guesses side by side wait like guesses one after the other. */
  const tryOne = (passphrase: string) =>
    inTurn(async () => {
      const seconds = waitSeconds();
      if (seconds > 0) throw new Failure('lock-wait', { seconds });
      if (await parts.fits(passphrase)) {
        if (failures > 0) await parts.tries.write(0);
        failures = 0;
        return;
      }
      failures += 1;
      // From when it is answered, so that a slow disk takes nothing from the wait.
      await parts.tries.write(failures);
      waitUntil = parts.now() + waitAfter(failures) * 1000;
      throw new Failure('lock-wrong-passphrase');
    });

  /** The machine may go to sleep while something is being proven: that counts for what came before. */
  const unlessClosed = async (proof: Promise<void>) => {
    const before = closings;
    await proof;
    if (closings === before) return;
    // The proof may have opened what the closing had emptied.
    await parts.closed();
    throw new Failure('locked');
  };
  const openAfter = async (proof: Promise<void>) => {
    await unlessClosed(proof);
    if (locked !== true) return;
    locked = false;
    parts.changed(false);
    parts.opened();
  };

  return {
    locked: () => locked === true,
    mayShow: () => locked === false,
    settle: (begins) => {
      locked ??= begins;
    },
    waitSeconds,
    close: async () => {
      closings += 1;
      if (locked !== false) return;
      locked = true;
      parts.changed(true);
      await parts.closed();
    },
    open: (passphrase) => openAfter(tryOne(passphrase)),
    openBy: (ask) =>
      openAfter(
        ask().then((shown) => {
          if (!shown) throw new Failure('lock-not-shown');
        }),
      ),
    prove: (passphrase) => unlessClosed(tryOne(passphrase)),
  };
}
