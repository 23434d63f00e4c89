import { readFileSync, statSync } from 'node:fs';
import { dropRecordings, idOfRecording } from '../database/drop-recordings.ts';
import { joinCalls } from '../database/join-calls.ts';
import { upsertRecordings } from '../database/upsert-recordings.ts';
import { Failure, type FailureAnswer } from '../failure.ts';
import { onFiles } from '../file-failure.ts';
import type { CallFacts, RecordingFacts } from '../recording.ts';
import { readStateOf } from './read-state-of.ts';
import type { SyncDesk } from './sync-writes.ts';

/** What an archive knows of a recording, as far as the list shows it. */
export type KeptRecording = { readonly facts: RecordingFacts; readonly call: CallFacts | null };
/** Makes sense of an envelope. Fails with envelope-malformed, archive-newer. `Told` is what main is told of it. */
export type ReadKept = (bytes: Uint8Array) => { readonly kept: KeptRecording; readonly told: unknown };

/** Envelopes: files that the worker reads, or one behind the other in `bytes`, each so many bytes long, as one buffer. */
export type KeptBatch =
  | { readonly paths: readonly string[] }
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly lengths: readonly number[] };
/** An envelope is a few kB; what is longer than this, in bytes, is none. */
const longest = 1_000_000;

/** What became of each, in their order. `ids`: rows that are new. */
export type KeptStored = {
  readonly ids: number[];
  readonly each: readonly ({ readonly told: unknown } | { readonly failure: FailureAnswer })[];
};

/**
 * Lists recordings that lie in an archive, in the writer's worker. What Twilio told of a recording is newer and stays;
 * one that everything Twilio has was listed without is no longer there.
 */
export function storeKept(desk: SyncDesk, batch: KeptBatch): KeptStored {
  const { index, readKept } = desk;
  const read = envelopesIn(batch).map((envelope) => tryReading(() => readKept(envelope())));
  const whole = read.flatMap((one) => ('kept' in one ? [one.kept] : []));
  const fresh = whole.filter(({ facts }) => idOfRecording(index, facts.sid) === null);
  const { ids } = upsertRecordings(
    index,
    fresh.map(({ facts }) => (isGone(desk, facts) ? { ...facts, status: 'deleted' } : facts)),
  );
  const calls = Map.groupBy(fresh, ({ facts }) => facts.account);
  for (const [account, of] of calls) {
    joinCalls(
      index,
      account,
      of.flatMap(({ call }) => (call === null ? [] : [call])),
    );
  }
  const each = read.map((one) => ('kept' in one ? { told: one.told } : { failure: one.failure }));
  return { ids, each };
}

/** Takes recordings out of the list that lie in no archive any more and belong to no connected account. */
export function dropKept({ index }: SyncDesk, { sids }: { readonly sids: readonly string[] }): number[] {
  return dropRecordings(index, sids);
}

function isGone(desk: SyncDesk, { account, createdAt }: RecordingFacts): boolean {
  const { wholeAt, coveredTo } = readStateOf(desk.index, account);
  return wholeAt !== null && createdAt < Math.min(wholeAt, coveredTo ?? wholeAt);
}

function envelopesIn(batch: KeptBatch): (() => Uint8Array)[] {
  if ('paths' in batch) return batch.paths.map((path) => () => readEnvelopeFile(path));
  let at = 0;
  return batch.lengths.map((length) => {
    const envelope = batch.bytes.subarray(at, at + length);
    at += length;
    return () => envelope;
  });
}

function readEnvelopeFile(path: string): Uint8Array {
  const bytes = onFiles(() => statSync(path).size);
  if (bytes > longest) throw new Failure('envelope-malformed', { field: 'length' });
  return onFiles(() => readFileSync(path));
}

function tryReading<Read>(read: () => Read): Read | { readonly failure: FailureAnswer } {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { failure: { code: error.code, facts: { ...error.facts } } };
  }
}
