import { randomBytes } from 'node:crypto';
import type { BucketPlace } from '../contract/archive-calls.ts';
import type { Finding } from '../contract.ts';
import { sha256 } from '../crypto/sha256.ts';
import { Failure } from '../failure.ts';
import type { ObjectStore, PutAnswer, Receipt } from '../object-store/object-store.ts';
import { frozenClasses } from './storage-classes.ts';

/** The only objects that Koekura ever removes from a bucket. */
export const probePrefix = 'koekura-probe-';

/**
 * Writes a probe as copies are written, reads, lists and removes it, and looks at what the store made of it. Fails where
 * not even that can be written, as every copy would.
 */
export async function probeBucket(
  objects: ObjectStore,
  place: BucketPlace,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const key = `${place.prefix}${probePrefix}${randomBytes(8).toString('hex')}`;
  const bytes = randomBytes(1024);
  const piece = { bytes, sha256: sha256(bytes) };
  const put = (when: 'absent' | 'any') => objects.put(key, piece, { when }, signal);

  const first = await put('absent');
  const receipt = typeof first === 'object' ? first : await put('any');
  if (typeof receipt !== 'object') throw new Failure('store-answer-strange', { reason: 'PUT' });
  const told: Finding[] = [];
  const find = (check: string, verdict: Finding['verdict'], facts: Finding['facts']) =>
    void told.push({ check, verdict, facts });
  try {
    const again = typeof first === 'object' ? await put('absent') : first;
    find('conditional-writes', again === 'taken' ? 'good' : 'warn', { how: howConditionsWent(again) });
    find('checksums', receipt.sha256 === Buffer.from(piece.sha256, 'hex').toString('base64') ? 'good' : 'unknown', {});
    told.push(judgeEncryption(place, receipt), judgeClass(place, await objects.facts.classOf(key, signal)));
    const status = await objects.facts.askAsStranger(key, signal);
    find('stranger', status === 200 ? 'bad' : status === 401 || status === 403 ? 'good' : 'unknown', { status });
    const same = Buffer.compare(await readAll(objects, key, signal), bytes) === 0;
    let listed = false;
    for await (const found of objects.list(key, signal)) listed ||= found.key === key;
    if (!same || !listed) find('probe', 'bad', { reason: same ? 'LIST' : 'GET' });
  } finally {
    told.push(...(await removeProbe(objects, key, receipt, signal)));
  }
  const works = told.every(({ check }) => check !== 'probe');
  return works ? [{ check: 'probe', verdict: 'good', facts: {} }, ...told] : told;
}

const howConditionsWent = (again: PutAnswer) => (again === 'taken' ? '412' : again === 'unconditional' ? '501' : '200');

/** An object lock, or a credential that may not, keeps the probe; a history of versions keeps what it was. */
async function removeProbe(
  objects: ObjectStore,
  key: string,
  { versionId }: Receipt,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const kept = (reason: string): Finding => ({ check: 'probe-kept', verdict: 'unknown', facts: { name: key, reason } });
  try {
    await objects.remove(key, signal);
    return versionId === null ? [] : [kept('version')];
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
    return [kept(String(error.facts.reason ?? error.code))];
  }
}

function judgeEncryption({ encryption, kmsKey }: BucketPlace, receipt: Receipt): Finding {
  const wanted = { none: null, 'sse-s3': 'AES256', 'sse-kms': 'aws:kms' }[encryption];
  const facts = { algorithm: receipt.encryption ?? '—', key: receipt.kmsKey ?? '' };
  if (receipt.encryption === null) return { check: 'encryption', verdict: wanted === null ? 'unknown' : 'bad', facts };
  const asWanted = wanted === null || receipt.encryption === wanted;
  // The store names the key in full, whoever chose it may have given its end only; an alias is not named back.
  const name = kmsKey?.split('/').at(-1) ?? '';
  const otherKey = encryption === 'sse-kms' && kmsKey?.includes('alias/') === false && !facts.key.endsWith(name);
  return { check: 'encryption', verdict: asWanted && !otherKey ? 'good' : 'bad', facts };
}

function judgeClass({ storageClass }: BucketPlace, told: string | null): Finding {
  const name = told ?? storageClass ?? '';
  if (frozenClasses.has(name)) return { check: 'storage-class', verdict: 'bad', facts: { name } };
  if (told === null)
    return {
      check: 'storage-class',
      verdict: storageClass === null || name === 'STANDARD' ? 'good' : 'unknown',
      facts: { name: name || 'STANDARD' },
    };
  return {
    check: 'storage-class',
    verdict: storageClass === null || told === storageClass ? 'good' : 'warn',
    facts: { name },
  };
}

async function readAll(objects: ObjectStore, key: string, signal: AbortSignal): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of objects.read(key, signal)) pieces.push(piece);
  return Buffer.concat(pieces);
}
