import { enrolmentSteps } from '../contract/enrolment-calls.ts';
import { Failure } from '../failure.ts';
import { checkPublicHalf } from './check-public-half.ts';
import type { EnrolmentDesk } from './enrolment-desk.ts';
import { beginRow, changeRow, type EnrolmentChange, leaveRow, readUnderWayOf } from './enrolment-rows.ts';
import type { EnrolmentParts, Enrolments } from './enrolments.ts';
import { findHalf, type PublicKeys, type Registered, registerHalf } from './register-half.ts';

const unchosen = { chosenAt: null, look: null };
const unregistered = { ...unchosen, keySid: null, registeredBy: null, registeredAt: null };
const undone = {
  console: unchosen,
  register: unregistered,
  key: { ...unregistered, fingerprint: null, unbacked: null },
};

/** The steps somebody takes, one after the other or back. */
export function takeSteps(
  parts: EnrolmentParts,
  { inTurn, stepIn, last, step, noted, keyOf }: EnrolmentDesk,
  signal: AbortSignal,
): Omit<Enrolments, 'enrolments' | 'needs' | 'look' | 'close'> {
  const { record, note, now, twilio } = parts;

  /** By Twilio's clock, which is the one recordings are dated by; ours may be wrong by a day. */
  const twiliosTime = async (account: string): Promise<number> =>
    (await twilio.time(await parts.login(account), signal)) ?? now();
  const publicKeysOf = async (account: string): Promise<PublicKeys> => {
    const login = await parts.login(account);
    return {
      list: () => twilio.publicKeys(login, signal),
      create: (half) => twilio.registerKey(login, half, signal),
    };
  };
  const kept = ({ keySid, by, at }: Registered): EnrolmentChange => ({
    ...{ keySid, registeredBy: by, registeredAt: at ?? now() },
  });

  return {
    begin: (account) =>
      inTurn(async () => {
        if (!(await parts.accounts()).includes(account)) throw new Failure('account-unknown');
        if (readUnderWayOf(record, account) === null)
          await note({ what: 'enrolment-begun', account }, async () => beginRow(record, account, now()));
        parts.changed();
        return last(account);
      }),
    chooseKey: (account, fingerprint) =>
      step(account, { from: 'key', until: 'register' }, async (row) => {
        if (row.fingerprint === fingerprint) return;
        const { name } = await keyOf(fingerprint);
        checkPublicHalf(parts.publicHalf(fingerprint));
        await noted(row, { what: 'enrolment-key-chosen', fingerprint, name }, { ...undone.key, fingerprint });
      }),
    goWithoutBackup: (account, reason) =>
      step(account, { from: 'backup', until: 'backup' }, async (row) => {
        const { fingerprint } = row;
        await noted(row, { what: 'enrolment-without-backup', fingerprint, reason }, { unbacked: reason });
      }),
    register: (account) =>
      step(account, { from: 'backup', until: 'register' }, async (row, at) => {
        const key = await keyOf(row.fingerprint);
        const { fingerprint, name } = key;
        // What is registered may come into use by itself: Twilio falls back on the newest public key (16107).
        if (at === 'backup') throw new Failure('backup-first', { name });
        const pem = parts.publicHalf(fingerprint);
        checkPublicHalf(pem);
        const keys = await publicKeysOf(account);
        const found = await findHalf(keys, key);
        if (found !== null) {
          const deed = { what: 'public-half-found', fingerprint, name, keySid: found.keySid };
          return noted(row, deed, kept(found));
        }
        await note({ what: 'public-half-registered', account, fingerprint, name }, async () =>
          changeRow(record, row, kept(await registerHalf(keys, key, pem))),
        );
      }),
    registeredByHand: (account) =>
      step(account, { from: 'backup', until: 'register' }, async (row, at) => {
        const { fingerprint, name } = await keyOf(row.fingerprint);
        if (at === 'backup') throw new Failure('backup-first', { name });
        const registeredAt = await twiliosTime(account);
        await noted(row, { what: 'public-half-by-hand', fingerprint, name }, { registeredBy: 'console', registeredAt });
      }),
    chosen: (account) =>
      step(account, { from: 'console', until: 'console' }, async (row) => {
        const { fingerprint, keySid } = row;
        const chosenAt = await twiliosTime(account);
        await noted(row, { what: 'encryption-key-chosen', fingerprint, keySid }, { ...unchosen, chosenAt });
      }),
    goBack: (account, to) =>
      step(account, { from: to, until: 'watch' }, async (row) => {
        if (enrolmentSteps.indexOf(stepIn(row)) === enrolmentSteps.indexOf(to)) return;
        await noted(row, { what: 'enrolment-back', after: to }, undone[to]);
      }),
    giveUp: (account) =>
      inTurn(async () => {
        const row = readUnderWayOf(record, account);
        if (row === null) return;
        await note({ what: 'enrolment-given-up', account, fingerprint: row.fingerprint }, async () =>
          leaveRow(record, row.number, now()),
        );
        parts.changed();
      }),
  };
}
