import type { CallInput, CoverageMap } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import { readAlarms } from './alert-rows.ts';
import type { CoverageAnswers } from './coverage-questions.ts';
import { type AlarmSize, noteAlerts, putNoted, readNoted } from './noted-alarm-rows.ts';

/** The recordings that no key here opens, by the key SID Twilio names. */
export function unopenedKeys({ rows }: CoverageMap): ReadonlyMap<string, AlarmSize> {
  const closed = rows.filter(({ holding, total }) => holding !== 'have' && total.count > 0);
  return new Map(
    closed.flatMap(({ keySids, total, newest }) =>
      keySids.map((keySid) => [keySid, { count: total.count, newest: newest ?? 0 }] as const),
    ),
  );
}

/** Takes note of an alarm as it is now, under the user's name and in the ledger. Fails with alarm-unknown. */
export async function noteAlarm(
  parts: {
    readonly record: RecordHandle;
    readonly note: NoteDeed;
    readonly user: string;
    readonly map: () => Promise<CoverageMap>;
    readonly worker: Pick<CoverageAnswers, 'unseenRecordings'>;
    readonly since: number;
    readonly now: () => number;
  },
  { alarm, remark }: CallInput<'coverage.note-alarm'>,
): Promise<void> {
  const { record, note, user, now, worker } = parts;
  const sizeOf = async (): Promise<AlarmSize | undefined> => {
    if ('keySid' in alarm) return unopenedKeys(await parts.map()).get(alarm.keySid);
    const { account, code } = alarm;
    return readAlarms(record, parts.since).find((kind) => kind.account === account && kind.code === code);
  };
  const size = await sizeOf();
  if (size === undefined) throw new Failure('alarm-unknown');
  const about = 'keySid' in alarm ? alarm.keySid : String(alarm.code);
  const account = 'keySid' in alarm ? null : alarm.account;
  const { count, newest } = size;
  const deed = { what: 'alarm-noted', subject: about, count, remark, ...(account === null ? {} : { account }) };
  const seen = 'keySid' in alarm ? await seenOf(alarm.keySid) : new Uint8Array();
  const write = record.transaction(() => {
    const at = now();
    putNoted(record, about, account, { count, newest, at, by: user, remark, recordings: seen });
    if ('code' in alarm) noteAlerts(record, alarm, parts.since, at);
  });
  await note(deed, async () => write.immediate());

  /** With what was seen before: a recording that goes from the list and comes back is no new one. */
  async function seenOf(keySid: string): Promise<Uint8Array> {
    const before = readNoted(record, keySid, null)?.recordings ?? new Uint8Array();
    return Buffer.concat([before, await worker.unseenRecordings({ keySid, seen: before })]);
  }
}
