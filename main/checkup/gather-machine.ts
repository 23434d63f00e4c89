import type { Account } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import { readRecoveryStanding } from '../recovery/recovery-standing.ts';
import type { Twilio, TwilioLogin } from '../twilio/create-twilio.ts';
import type { Gatherers } from './examine.ts';
import type { MachineFacts } from './machine-checks.ts';

/** So many accounts are asked for the time, one after the other, before it is given up. */
const mostAsked = 3;

export type MachineSources = {
  readonly record: RecordHandle;
  readonly accounts: () => Promise<readonly Account[]>;
  readonly login: (account: string) => Promise<TwilioLogin>;
  readonly twilio: Pick<Twilio, 'time'>;
  readonly disk: () => Promise<MachineFacts['disk']>;
  readonly keychain: () => Promise<MachineFacts['keychain']>;
  readonly lock: () => Promise<MachineFacts['lock']>;
  readonly version: () => Promise<MachineFacts['version']>;
  readonly now: () => number;
};

/** How each fact about this computer and the program is had. */
export function gatherMachine(sources: MachineSources): Gatherers<MachineFacts> {
  const { record, twilio, now } = sources;
  return {
    disk: sources.disk,
    keychain: sources.keychain,
    lock: sources.lock,
    version: sources.version,
    clock: async (_, signal) => {
      let failure: Failure | null = null;
      for (const { sid } of (await sources.accounts()).slice(0, mostAsked)) {
        try {
          const theirs = await twilio.time(await sources.login(sid), signal);
          if (theirs !== null) return { ours: now(), theirs };
        } catch (error) {
          if (!(error instanceof Failure) || signal.aborted) throw error;
          failure ??= error;
        }
      }
      if (failure !== null) throw failure;
      return null;
    },
    drill: async () => {
      const { drill, lastDrill, archived } = readRecoveryStanding(record, now());
      return { state: drill === 'never' && !archived ? 'nothing-archived' : drill, lastAt: lastDrill?.at ?? null };
    },
  };
}
