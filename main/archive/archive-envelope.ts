import { z } from 'zod';
import { ivBytes, tagBytes } from '../crypto/gcm-form.ts';
import { Failure } from '../failure.ts';
import { accountSid, keySid, type Recording, recordingSid } from '../recording.ts';
import { base64Bytes, fingerprint, type Wrap, wrapOf } from '../sealed/envelope.ts';

/**
 * The envelope of a copy, version 1: what opens the sealed audio beside it, and everything known of the recording.
 * docs/archive-format.md says what each field means. What this program does not know in it stays, also when a wrap is
 * added; a version it does not know is refused.
 */
export type ArchiveEnvelope = {
  readonly recording: string;
  readonly account: string;
  readonly wraps: readonly ArchivedWrap[];
  readonly iv: Uint8Array;
  /** Of the sealed audio. */
  readonly size: number;
  readonly sha256: string;
  readonly sealedBy: 'twilio' | 'koekura';
  readonly metadata: ArchivedMetadata;
  /** As it was read or will be written. */
  readonly written: Readonly<Record<string, unknown>>;
};
/** `opens`: the fingerprint of the key that was seen to open it, where `key` is a SID of Twilio's. */
export type ArchivedWrap = Wrap & { readonly opens: string | null };
/** What the list shows of a recording, as it was when the copy was made. */
export type ArchivedMetadata = Pick<Recording, (typeof metadataFields)[number]>;

const metadataFields = [
  'startedAt',
  'createdAt',
  'call',
  'conference',
  'from',
  'to',
  'direction',
  'duration',
  'channels',
  'source',
  'status',
  'errorCode',
  'price',
  'priceUnit',
  'encrypted',
  'keySid',
] as const;
const metadataOf = (of: ArchivedMetadata) =>
  Object.fromEntries(metadataFields.map((field) => [field, of[field]])) as ArchivedMetadata;

const moment = z.iso.datetime({ offset: false }).transform((text) => Math.floor(Date.parse(text) / 1000));
const metadata = z.looseObject({
  call: z.string().nullable(),
  conference: z.string().nullable(),
  startedAt: moment,
  createdAt: moment,
  from: z.string().nullable(),
  to: z.string().nullable(),
  direction: z.string().nullable(),
  duration: z.int().nullable(),
  channels: z.int().nullable(),
  source: z.string().nullable(),
  status: z.string(),
  errorCode: z.int().nullable(),
  price: z.number().nullable(),
  priceUnit: z.string().nullable(),
  encrypted: z.boolean(),
  keySid: keySid.nullable(),
});

const algorithm = 'AES-256-GCM';
const wrapAlgorithm = 'RSA-OAEP, SHA-256, MGF1 with SHA-256, empty label';
const wrap = wrapOf({ algorithm: z.literal(wrapAlgorithm), opens: fingerprint.nullable() });
const envelope = z.looseObject({
  format: z.literal('koekura-archive-envelope'),
  version: z.literal(1),
  recording: recordingSid,
  account: accountSid,
  audio: z.looseObject({
    size: z.int().min(tagBytes),
    sha256: fingerprint,
    algorithm: z.literal(algorithm),
    iv: base64Bytes(ivBytes, ivBytes),
    sealedBy: z.enum(['twilio', 'koekura']),
  }),
  wraps: z
    .array(wrap)
    .min(1)
    .refine((wraps) => new Set(wraps.map(({ key }) => key)).size === wraps.length),
  metadata,
});

/** Reads an envelope. Fails with archive-newer {version}, or with envelope-malformed naming the field. */
export function parseArchiveEnvelope(bytes: Uint8Array): ArchiveEnvelope {
  const written = parseObject(bytes);
  const { format, version } = written;
  if (format === 'koekura-archive-envelope' && typeof version === 'number' && version > 1)
    throw new Failure('archive-newer', { version });
  const result = envelope.safeParse(written);
  if (!result.success) throw malformed(result.error.issues[0]?.path.join('.') || 'envelope');
  const { recording, account, audio, wraps, metadata } = result.data;
  return {
    recording,
    account,
    wraps: wraps.map(({ key, encryptedContentKey, opens }) => ({ key, encryptedContentKey, opens })),
    iv: audio.iv,
    size: audio.size,
    sha256: audio.sha256,
    sealedBy: audio.sealedBy,
    metadata: metadataOf(metadata),
    written,
  };
}

/** The bytes that lie in the archive: JSON in UTF-8, two spaces deep, ending in a line feed. */
export function writeArchiveEnvelope({ written }: Pick<ArchiveEnvelope, 'written'>): Uint8Array {
  return Buffer.from(`${JSON.stringify(written, null, 2)}\n`);
}

/** Everything known when a copy is made; `madeAt` in UTC seconds. */
export type Sealed = {
  readonly recording: Recording;
  readonly wraps: readonly ArchivedWrap[];
  readonly iv: Uint8Array;
  readonly size: number;
  readonly sha256: string;
  readonly sealedBy: 'twilio' | 'koekura';
  readonly madeAt: number;
};

export function makeArchiveEnvelope({ recording, wraps, iv, madeAt, ...audio }: Sealed): Uint8Array {
  const { sid, account } = recording;
  const { startedAt, createdAt, ...facts } = metadataOf(recording);
  const { size, sha256, sealedBy } = audio;
  return writeArchiveEnvelope({
    written: {
      format: 'koekura-archive-envelope',
      version: 1,
      recording: sid,
      account,
      audio: {
        size,
        sha256,
        algorithm,
        iv: base64(iv),
        tagBytes,
        sealedBy,
        plain: { size: size - tagBytes, mediaType: 'audio/x-wav' },
      },
      wraps: wraps.map(writtenWrap),
      metadata: {
        startedAt: isoTime(startedAt),
        startedAtSeconds: startedAt,
        createdAt: isoTime(createdAt),
        createdAtSeconds: createdAt,
        ...facts,
      },
      madeAt: isoTime(madeAt),
    },
  });
}

/** The same envelope with one wrap more; a wrap for the same key is replaced, and no other is dropped. */
export function addWrap(before: ArchiveEnvelope, added: ArchivedWrap): ArchiveEnvelope {
  const kept = (before.written.wraps as readonly { readonly key: string }[]).filter(({ key }) => key !== added.key);
  const written = { ...before.written, wraps: [...kept, writtenWrap(added)] };
  return parseArchiveEnvelope(writeArchiveEnvelope({ written }));
}

const writtenWrap = ({ key, opens, encryptedContentKey }: ArchivedWrap) => ({
  key,
  opens,
  algorithm: wrapAlgorithm,
  encryptedContentKey: base64(encryptedContentKey),
});
const base64 = (value: Uint8Array) => Buffer.from(value).toString('base64');
export const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Not UTF-8 or not JSON: malformed as a whole.
  }
  throw malformed('envelope');
}

const malformed = (field: string) => new Failure('envelope-malformed', { field });
