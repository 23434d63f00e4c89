import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseArchiveEnvelope } from '../../../main/archive/archive-envelope.ts';
import { deleteSomeCopies } from '../../../main/archive/archive-rows.ts';
import type { ArchiveStore } from '../../../main/archive/archive-store.ts';
import type { TaskProgress } from '../../../main/archive/archive-tasks.ts';
import { besideName } from '../../../main/archive/beside-names.ts';
import { noteFoundCopies } from '../../../main/archive/found-copies.ts';
import { type KeptCopy, readKept } from '../../../main/archive/read-kept.ts';
import { rewrapArchive } from '../../../main/archive/rewrap-archive.ts';
import { unwrapContentKey } from '../../../main/crypto/unwrap-content-key.ts';
import { wrapContentKey } from '../../../main/crypto/wrap-content-key.ts';
import { Failure } from '../../../main/failure.ts';
import {
  archivedKey,
  archivedKeySid,
  archivedRecording,
  fingerprintOf,
  newFilledArchive,
} from '../../support/fill-archive.ts';
import { newRecord } from '../../support/new-record.ts';
import { sidFor } from '../../support/new-recordings.ts';

const patient = new AbortController().signal;
const [second, third] = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 })) as [
  typeof archivedKey,
  typeof archivedKey,
];
const ring = new Map([archivedKey, second, third].map((key) => [fingerprintOf(key), key]));
const firstKey = fingerprintOf(archivedKey);
const secondKey = fingerprintOf(second);
const thirdKey = fingerprintOf(third);

function setUp(count = 3) {
  const recordings = Array.from({ length: count }, (_, at) => archivedRecording(at));
  const filled = newFilledArchive(recordings);
  const record = newRecord();
  const envelopeOf = (at: number) => filled.path(filled.namesOf(recordings[at] as never).envelope);
  const read = (at: number) => parseArchiveEnvelope(readFileSync(envelopeOf(at)));
  const found = recordings.map((_, at) => readKept(readFileSync(envelopeOf(at))).told as KeptCopy);
  noteFoundCopies(
    record,
    filled.archive,
    found.map((copy) => ({ ...copy, versions: { audio: 'a', envelope: 'e' }, fault: null })),
    1,
  );
  const counts = { good: 0, bad: 0, total: 0 };
  const progress: TaskProgress = {
    expect: (total) => {
      counts.total = total;
    },
    took: () => {},
    good: () => {
      counts.good += 1;
    },
    bad: () => {
      counts.bad += 1;
    },
  };
  let locked = false;
  const parts = (profile = 'here') => ({
    record,
    profile,
    isBackedUp: () => true,
    copiesChanged: () => {},
    unwrap: async (wrap: { keySid: string | null; fingerprint: string | null; encryptedContentKey: Uint8Array }) => {
      if (locked) throw new Failure('keychain-locked');
      const key = wrap.keySid === archivedKeySid ? archivedKey : ring.get(wrap.fingerprint ?? '');
      if (key === undefined) throw new Failure('key-missing');
      return unwrapContentKey(key.privateKey, wrap.encryptedContentKey);
    },
    wrap: (fingerprint: string, contentKey: Uint8Array) =>
      wrapContentKey((ring.get(fingerprint) as typeof archivedKey).publicKey, contentKey),
  });
  const rewrap = (fingerprint = secondKey, store: ArchiveStore = filled.store, signal = patient, profile = 'here') =>
    rewrapArchive(parts(profile), filled.archive, store, fingerprint, null, progress, signal);
  const rewrapOnly = (only: readonly string[]) =>
    rewrapArchive(parts(), filled.archive, filled.store, secondKey, new Set(only), progress, patient);
  /** The content keys that each wrap gives: all the same, or the audio is lost to somebody. */
  const contentKeys = (at: number) =>
    read(at).wraps.map(({ key, encryptedContentKey }) =>
      Buffer.from(unwrapContentKey((ring.get(key) ?? archivedKey).privateKey, encryptedContentKey)).toString('hex'),
    );
  const trials = () => readdirSync(join(filled.root, 'unfinished')).filter((name) => name.startsWith('rewrap'));
  const rows = () =>
    record.prepare('SELECT fingerprint, versions FROM copy ORDER BY recording').all() as Record<string, string>[];
  return {
    ...filled,
    recordings,
    record,
    counts,
    rewrap,
    rewrapOnly,
    read,
    contentKeys,
    trials,
    rows,
    envelopeOf,
    lock: () => {
      locked = true;
    },
  };
}

test('every copy can be opened by either key afterwards, and no audio was touched', async () => {
  const { rewrap, read, contentKeys, counts, path, namesOf, recordings, trials } = setUp();
  const audio = recordings.map((one) => readFileSync(path(namesOf(one).audio)));
  const before = [0, 1, 2].map(read);
  await rewrap();
  for (const at of [0, 1, 2]) {
    expect(read(at).wraps.map(({ key }) => key)).toEqual([archivedKeySid, secondKey]);
    expect(new Set(contentKeys(at)).size).toBe(1);
    expect({ ...read(at), wraps: [], written: {} }).toEqual({ ...before[at], wraps: [], written: {} });
  }
  expect(recordings.map((one) => readFileSync(path(namesOf(one).audio)))).toEqual(audio);
  expect(counts).toEqual({ good: 3, bad: 0, total: 3 });
  expect(trials()).toEqual([]);
});

test('of a selection only its copies are wrapped, and a recording without one is not waited for', async () => {
  const { rewrapOnly, read, counts, recordings } = setUp();
  await rewrapOnly([recordings[1]?.sid ?? '', `RE${'f'.repeat(32)}`]);
  expect([0, 1, 2].map((at) => read(at).wraps.length)).toEqual([1, 2, 1]);
  expect(counts).toEqual({ good: 1, bad: 0, total: 1 });
});

test('the record knows the new state of each envelope, and the key that opens it', async () => {
  const { rewrap, rows, store, namesOf, recordings } = setUp(1);
  await rewrap();
  const placed = await store.look(namesOf(recordings[0] as never).envelope, patient);
  expect(rows()).toEqual([
    { fingerprint: secondKey, versions: JSON.stringify({ audio: 'a', envelope: placed?.version }) },
  ]);
});

test('an envelope that changed since its copy was read back does not pass for read back because a wrap was added', async () => {
  const { rewrap, record, store, namesOf, recordings } = setUp(2);
  const versionOf = async (at: number) =>
    (await store.look(namesOf(recordings[at] as never).envelope, patient))?.version ?? '';
  const readBackAs = record.prepare('UPDATE copy SET verified_at = 5, versions = ? WHERE recording = ?');
  readBackAs.run(JSON.stringify({ audio: 'a', envelope: await versionOf(0) }), recordings[0]?.sid);
  readBackAs.run(JSON.stringify({ audio: 'a', envelope: 'as it was before somebody wrote there' }), recordings[1]?.sid);
  await rewrap();
  const verifiedAt = record.prepare('SELECT verified_at FROM copy WHERE recording = ?').pluck();
  expect(recordings.map(({ sid }) => verifiedAt.get(sid))).toEqual([5, null]);
});

test('the record knows each key a copy is wrapped for, and forgets them with the copy', async () => {
  const { rewrap, rewrapOnly, record, archive, recordings } = setUp(2);
  const wraps = () => record.prepare('SELECT recording, archive, fingerprint FROM copy_wrap ORDER BY 1, 3').all();
  await rewrapOnly([recordings[1]?.sid ?? '']);
  expect(wraps()).toEqual([{ recording: recordings[1]?.sid, archive, fingerprint: secondKey }]);
  await rewrap(thirdKey);
  await rewrap(thirdKey);
  const both = recordings.map(({ sid }) => ({ recording: sid, archive, fingerprint: thirdKey }));
  expect(wraps()).toHaveLength(3);
  expect(wraps()).toEqual(expect.arrayContaining(both));
  deleteSomeCopies(record, archive, 10);
  expect(wraps()).toEqual([]);
});

test('done again it changes nothing', async () => {
  const { rewrap, envelopeOf, counts } = setUp();
  await rewrap();
  const bytes = [0, 1, 2].map((at) => readFileSync(envelopeOf(at)));
  await rewrap();
  expect([0, 1, 2].map((at) => readFileSync(envelopeOf(at)))).toEqual(bytes);
  expect(counts.good).toBe(6);
});

test('a key that opens what Twilio wrapped already needs no wrap of its own', async () => {
  const { rewrap, read, counts } = setUp(1);
  await rewrap(firstKey);
  expect(read(0).wraps).toHaveLength(1);
  expect(counts.good).toBe(1);
});

test('two workstations at once lose no wrap', async () => {
  const { rewrap, read, contentKeys, open, trials } = setUp(6);
  await Promise.all([rewrap(secondKey), rewrap(thirdKey, open('there'), patient, 'there')]);
  for (const at of [0, 1, 2, 3, 4, 5]) {
    expect(
      read(at)
        .wraps.map(({ key }) => key)
        .toSorted(),
    ).toEqual([archivedKeySid, secondKey, thirdKey].toSorted());
    expect(new Set(contentKeys(at)).size).toBe(1);
  }
  expect(trials()).toEqual([]);
});

test.each(['stage', 'putBytes', 'read', 'remove', 'look'] as const)(
  'ended anywhere around %s it leaves an envelope that opens, and goes on when begun again',
  async (call) => {
    for (let after = 1; after <= 8; after += 1) {
      const { rewrap, read, contentKeys, store, open } = setUp(2);
      let calls = 0;
      const dying = {
        ...store,
        [call]: (...given: never[]) => {
          calls += 1;
          if (calls >= after) throw new Error('the power is gone');
          return (store[call] as (...given: never[]) => unknown)(...given);
        },
      };
      await rewrap(secondKey, dying).catch(() => {});
      for (const at of [0, 1]) {
        expect(read(at).wraps[0]?.key).toBe(archivedKeySid);
        expect(new Set(contentKeys(at)).size).toBe(1);
      }
      await rewrap(secondKey, open());
      for (const at of [0, 1]) expect(read(at).wraps).toHaveLength(2);
    }
  },
);

test('an envelope that comes back other than it was written does not take the place of the old', async () => {
  const { rewrap, envelopeOf, store, counts } = setUp(1);
  const before = readFileSync(envelopeOf(0));
  const lying: ArchiveStore = {
    ...store,
    read: async function* (name, signal) {
      for await (const piece of store.read(name, signal)) {
        if (!name.startsWith('unfinished/')) yield piece;
        else
          yield Buffer.from(
            Buffer.from(piece)
              .toString()
              .replace(/"encryptedContentKey": "(..)/g, '"encryptedContentKey": "AA'),
          );
      }
    },
  };
  await rewrap(secondKey, lying);
  expect(counts).toMatchObject({ good: 0, bad: 1 });
  expect(readFileSync(envelopeOf(0))).toEqual(before);
});

test('where an envelope may not be replaced, one lies beside it that opens', async () => {
  const { rewrap, read, envelopeOf, store, path, recordings, counts, rows } = setUp(1);
  const before = readFileSync(envelopeOf(0));
  const locked: ArchiveStore = {
    ...store,
    putBytes: async (name, bytes, over, signal) => {
      if (over !== null) throw new Failure('archive-refused', { code: 'AccessDenied' });
      return store.putBytes(name, bytes, over, signal);
    },
  };
  await rewrap(secondKey, locked);
  expect(readFileSync(envelopeOf(0))).toEqual(before);
  const { sid, account, startedAt } = recordings[0] as (typeof recordings)[number];
  const beside = parseArchiveEnvelope(
    readFileSync(path(besideName({ recording: sid, account, startedAt }, secondKey))),
  );
  expect(beside.wraps.map(({ key }) => key)).toEqual([archivedKeySid, secondKey]);
  expect(rows()[0]?.fingerprint).toBeNull();
  await rewrap(secondKey, locked);
  expect(counts).toMatchObject({ good: 2, bad: 0 });
  expect(read(0).wraps).toHaveLength(1);
});

test('a copy that is missing, or that no key here opens, is counted and costs the others nothing', async () => {
  const { rewrap, envelopeOf, counts, read, put } = setUp(3);
  rmSync(envelopeOf(0));
  put(archivedRecording(1, { keySid: sidFor('CR', 'unknown') }));
  await rewrap();
  expect(counts).toMatchObject({ good: 1, bad: 2 });
  expect(read(2).wraps).toHaveLength(2);
});

test('a keychain that is locked midway stops it, and no envelope is worse off', async () => {
  const { rewrap, lock, store, contentKeys, counts } = setUp(3);
  let puts = 0;
  const locking: ArchiveStore = {
    ...store,
    putBytes: async (...given) => {
      puts += 1;
      if (puts === 3) lock();
      return store.putBytes(...given);
    },
  };
  await expect(rewrap(secondKey, locking)).rejects.toMatchObject({ code: 'keychain-locked' });
  for (const at of [0, 1, 2]) expect(new Set(contentKeys(at)).size).toBe(1);
  expect(counts.good).toBe(1);
});

test('stopped, it says cancelled', async () => {
  const { rewrap, store } = setUp();
  await expect(rewrap(secondKey, store, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
});
