import { setImmediate as rest } from 'node:timers/promises';
import { copyNames } from '../archive/layout.ts';
import type { Discrepancy } from '../contract.ts';
import type { ReadableIndex, ReadableRecord } from '../database/handles.ts';
import { preparedRaw } from '../database/prepared.ts';
import type { Told } from '../database/record-messages.ts';
import { kindsAfter } from '../database/recording-kinds.ts';
import { sidFromStored } from '../database/stored-sid.ts';
import { type AtTwilio, type InArchive, judgeRecording } from './judge-recording.ts';
import { readListing } from './listed-copies.ts';

/** What one recording is known by while everything is compared. */
type Known = {
  readonly sid: string;
  id: number | null;
  account: string | null;
  seconds: number;
  twilio: AtTwilio;
  seenAt: number;
  copies: Copy[] | null;
  removed: { readonly askedAt: number; readonly back: boolean; readonly withCopy: boolean } | null;
};
/** `audio` and `envelope`: whether the archive has listed them, and as the record knows them. */
type Copy = { readonly archive: string; record: Recorded | null; audio: Seen; envelope: Seen };
type Seen = 'not' | 'same' | 'other';
type Recorded = {
  readonly account: string;
  readonly startedAt: number;
  readonly size: number;
  readonly versions: string;
  readonly verified: boolean;
  readonly damaged: boolean;
};

/** One line of the outcome. */
export type Finding = Pick<Known, 'sid' | 'id' | 'account' | 'seconds'> & {
  readonly discrepancies: readonly Discrepancy[];
};

export type CompareInput = {
  /** The archives compared. */
  readonly archives: readonly string[];
  /** The accounts whose recordings Twilio was asked for. */
  readonly accounts: readonly string[];
  /** Where `listIntoFile` wrote. */
  readonly listing: string;
};

const stretch = 20_000;
/** The index knows to the hour when a recording was last seen. */
const seenToTheHour = 3600;

/**
 * Holds Twilio as the index has it, the archives as they were listed, and our own removals against each other. Lets others
 * go first after each stretch. `stopped` is asked then; true ends it with null.
 */
export async function compareEverything(
  record: ReadableRecord,
  index: ReadableIndex,
  { archives, accounts, listing }: CompareInput,
  told: Told,
  stopped: () => boolean,
): Promise<Finding[] | null> {
  const all = new Map<string, Known>();
  const ours = new Set(accounts);
  const compared = new Set(archives);
  const total = countAll(record, index) * 2;
  let done = 0;
  const pause = async () => {
    told(Math.min(done, total), total);
    await rest();
    return stopped();
  };
  const find = (sid: string): Known => {
    let known = all.get(sid);
    if (known === undefined) {
      known = { sid, id: null, account: null, seconds: 0, twilio: 'unknown', seenAt: 0, copies: null, removed: null };
      all.set(sid, known);
    }
    return known;
  };
  const copyOf = (known: Known, archive: string): Copy => {
    known.copies ??= [];
    let copy = known.copies.find((one) => one.archive === archive);
    if (copy === undefined) {
      copy = { archive, record: null, audio: 'not', envelope: 'not' };
      known.copies.push(copy);
    }
    return copy;
  };

  const kinds = new Map(kindsAfter(index, 0).map(({ id, kind }) => [id, kind]));
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = preparedRaw<[number, Uint8Array | string, number, number | null, number]>(
      index,
      'SELECT id, sid, kind, duration, seen_at FROM recording WHERE id > ? ORDER BY id LIMIT ?',
    ).all(after, stretch);
    for (const [id, stored, kindId, duration, seenAt] of rows) {
      const kind = kinds.get(kindId);
      const known = find(sidFromStored('RE', stored));
      Object.assign(known, { id, account: kind?.account ?? null, seconds: duration ?? 0, seenAt });
      if (kind !== undefined && ours.has(kind.account)) known.twilio = standingOf(kind.status, kind.whereabouts);
    }
    done += rows.length;
    if (await pause()) return null;
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last[0];
  }

  for (let after = ['', '']; ; ) {
    const rows = preparedRaw<[string, string, string, number, number, number, string, number | null, string | null]>(
      record,
      `SELECT recording, archive, account, started_at, seconds, size, versions, verified_at, fault FROM copy
       WHERE (recording, archive) > (?, ?) ORDER BY recording, archive LIMIT ?`,
    ).all(...after, stretch);
    for (const [recording, archive, account, startedAt, seconds, size, versions, verifiedAt, fault] of rows) {
      if (!compared.has(archive)) continue;
      const known = find(recording);
      if (known.id === null) Object.assign(known, { account, seconds });
      const facts = { size, versions, verified: verifiedAt !== null, damaged: isDamage(fault) };
      copyOf(known, archive).record = { account, startedAt, ...facts };
    }
    done += rows.length;
    if (await pause()) return null;
    const last = rows.at(-1);
    if (last === undefined) break;
    after = [last[0], last[1]];
  }

  for await (const { archive, recording, name, part, size, version } of readListing(listing)) {
    const copy = copyOf(find(recording), archive);
    // What others put elsewhere in the archive is not the copy, though it is called like it.
    if (copy.record !== null && copyNames({ recording, ...copy.record })[part] !== name) continue;
    copy[part] = isAsKnown(copy.record, part, size, version) ? 'same' : 'other';
    done += 1;
    if (done % stretch === 0 && (await pause())) return null;
  }

  for (let after = ''; ; ) {
    const rows = preparedRaw<[string, string, number, number, number | null, string | null]>(
      record,
      `SELECT recording, account, seconds, asked_at, back_at, archive FROM removal WHERE recording > ?
       ORDER BY recording LIMIT ?`,
    ).all(after, stretch);
    for (const [recording, account, seconds, askedAt, backAt, archive] of rows) {
      const known = find(recording);
      if (known.id === null) Object.assign(known, { account, seconds });
      known.removed = { askedAt, back: backAt !== null, withCopy: archive !== null };
    }
    if (await pause()) return null;
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last[0];
  }

  const findings: Finding[] = [];
  let judged = 0;
  for (const { sid, id, account, seconds, twilio, seenAt, copies, removed } of all.values()) {
    const discrepancies = judgeRecording({
      twilio,
      copies: (copies ?? []).flatMap((copy) => standingOfCopy(copy) ?? []),
      removed:
        removed === null
          ? null
          : { seenSince: removed.back || seenAt >= removed.askedAt + seenToTheHour, withCopy: removed.withCopy },
    });
    findings.push({ sid, id, account, seconds, discrepancies });
    judged += 1;
    done += 1;
    if (judged % stretch === 0 && (await pause())) return null;
  }
  return findings;
}

function countAll(record: ReadableRecord, index: ReadableIndex): number {
  const count = (handle: ReadableRecord | ReadableIndex, table: string) =>
    preparedRaw<[number]>(handle, `SELECT count(*) FROM ${table}`).get()?.[0] ?? 0;
  return count(index, 'recording') + count(record, 'copy');
}

function standingOf(status: string, whereabouts: string): AtTwilio {
  if (status === 'deleted') return 'gone';
  return status === 'completed' && whereabouts === 'twilio' ? 'there' : 'unknown';
}

/** Null: half a copy of which nothing is known. Reading the archive back tells of it. */
function standingOfCopy({ record, audio, envelope }: Copy): InArchive | null {
  const whole = audio !== 'not' && envelope !== 'not';
  if (record === null) return whole ? 'unknown' : null;
  if (!whole) return 'missing';
  if (record.damaged || audio === 'other' || envelope === 'other') return 'altered';
  return record.verified ? 'good' : 'unverified';
}

/** Of an envelope only its state is known, and of what was never read back only the size of its audio. */
function isAsKnown(record: Recorded | null, part: 'audio' | 'envelope', size: number, version: string): boolean {
  if (record === null) return true;
  if (part === 'audio' && size !== record.size) return false;
  return !record.verified || (JSON.parse(record.versions) as Record<typeof part, string>)[part] === version;
}

/** That it was once not there is no longer so when it is listed. */
function isDamage(fault: string | null): boolean {
  return fault !== null && (JSON.parse(fault) as { readonly code: string }).code !== 'copy-missing';
}
