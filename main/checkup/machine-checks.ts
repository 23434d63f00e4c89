import { type Check, checksOf } from './checks-of.ts';
import type { DiskEncryption } from './disk-encryption.ts';

/** What can be known of this computer and the program on it. Times are UTC seconds. */
export type MachineFacts = {
  readonly disk: DiskEncryption;
  /** Where secrets are kept. `memory`: a demo's. `session`: nothing is kept, as was chosen. `reason`: what the system said where it is not usable. */
  readonly keychain: {
    readonly kind: 'system' | 'vault' | 'session' | 'memory';
    readonly usable: boolean;
    readonly reason: string | null;
  };
  /** Whether there is something to open it with, and how long nobody may be there until it closes; 0: for ever. */
  readonly lock: { readonly opens: boolean; readonly afterMinutes: number };
  /** Our clock and Twilio's at the same moment; null without an account to ask with, or where Twilio does not tell. */
  readonly clock: { readonly ours: number; readonly theirs: number } | null;
  readonly drill: {
    readonly state: 'never' | 'failed' | 'overdue' | 'done' | 'nothing-archived';
    readonly lastAt: number | null;
  };
  readonly version: { readonly version: string; readonly newest: string | null };
};
const machineCheck = checksOf<MachineFacts>();

/** How far a clock may be off, s: minutes do no harm, an hour spoils what the ledger says of time. */
const leeway = 300;
const far = 3600;

const checkDisk = machineCheck({
  name: 'disk-encryption',
  needs: ['disk'],
  grades: { off: 'attention', partly: 'attention', on: 'fine', unknown: 'unseen' },
  judge: ({ disk }) => ({ says: disk.state, facts: { by: disk.by } }),
});

const checkKeychain = machineCheck({
  name: 'keychain',
  needs: ['keychain'],
  grades: { unusable: 'urgent', session: 'attention', vault: 'attention', system: 'fine', demo: 'fine' },
  judge: ({ keychain }) => {
    if (keychain.kind === 'session') return { says: 'session' };
    if (!keychain.usable) return { says: 'unusable', facts: { reason: keychain.reason ?? '' } };
    return { says: keychain.kind === 'memory' ? 'demo' : keychain.kind };
  },
});

/** A program that never locks is open to whoever sits down at it. */
const checkLock = machineCheck({
  name: 'lock',
  needs: ['lock'],
  grades: { off: 'attention', 'never-idle': 'attention', on: 'fine' },
  judge: ({ lock: { opens, afterMinutes } }) => {
    if (!opens) return { says: 'off' };
    return afterMinutes === 0 ? { says: 'never-idle' } : { says: 'on', facts: { minutes: afterMinutes } };
  },
});

const checkClock = machineCheck({
  name: 'clock',
  needs: ['clock'],
  grades: { 'far-off': 'urgent', off: 'attention', right: 'fine', 'not-told': 'unseen' },
  judge: ({ clock }) => {
    if (clock === null) return { says: 'not-told' };
    const seconds = Math.abs(clock.ours - clock.theirs);
    const facts = { seconds, oursAt: clock.ours, theirsAt: clock.theirs };
    return { says: seconds >= far ? 'far-off' : seconds >= leeway ? 'off' : 'right', facts };
  },
});

const checkDrill = machineCheck({
  name: 'drill',
  needs: ['drill'],
  grades: {
    failed: 'urgent',
    never: 'attention',
    overdue: 'attention',
    done: 'fine',
    'nothing-archived': 'fine',
  },
  judge: ({ drill }) => ({ says: drill.state, facts: drill.lastAt === null ? {} : { lastAt: drill.lastAt } }),
});

/** Without a signed list of versions to hold it against, nothing can be said of how old the program is. */
const checkVersion = machineCheck({
  name: 'program-version',
  needs: ['version'],
  grades: { old: 'attention', newest: 'fine', 'no-source': 'unseen' },
  judge: ({ version: { version, newest } }) => {
    if (newest === null) return { says: 'no-source', facts: { version } };
    return { says: newest === version ? 'newest' : 'old', facts: { version, newest } };
  },
});

export const machineChecks: readonly Check<MachineFacts>[] = [
  checkDisk,
  checkKeychain,
  checkLock,
  checkClock,
  checkDrill,
  checkVersion,
];
