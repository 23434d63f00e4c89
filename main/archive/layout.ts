import { sha256 } from '../crypto/sha256.ts';

/**
 * What lies where in an archive. Names are relative, with `/`, of letters, digits and `=.-_` only, and differ in more
 * than case: the same archive is read on Windows, macOS, Linux and from buckets. Days are UTC.
 */

/** What the place of a recording follows from; `startedAt` in UTC seconds. */
export type Located = { readonly recording: string; readonly account: string; readonly startedAt: number };

export const markerName = 'koekura-archive.json';
export const readmeName = 'README.md';
/** The marker once more, under the ending that Koekura is opened by. */
export const openerName = 'open-archive.koekura';
export const recordingsPrefix = 'recordings/';
export const manifestsPrefix = 'manifests/';

/** Sealed audio and envelope of a recording. */
export function copyNames(located: Located): { readonly audio: string; readonly envelope: string } {
  const { year, month, day } = utcDay(located.startedAt);
  const folder = `${recordingsPrefix}account=${caseless(located.account)}/year=${year}/month=${month}/day=${day}`;
  const stem = `${folder}/${caseless(located.recording)}`;
  return { audio: `${stem}.sealed`, envelope: `${stem}.json` };
}

/** The recording whose audio or envelope has this name; null for anything else. */
export function recordingNamed(
  name: string,
): { readonly recording: string; readonly part: 'audio' | 'envelope' } | null {
  const found = /^recordings\/.*\/(RE[0-9a-f]{32}(?:-[0-9a-f]{8})?)\.(sealed|json)$/.exec(name);
  const [, stem, ending] = found ?? [];
  // In a folder of somebody else's naming it is no file of ours, and its name is never joined to a path.
  if (stem === undefined || !isSafeName(name)) return null;
  return { recording: withCase(stem), part: ending === 'sealed' ? 'audio' : 'envelope' };
}

/**
 * The envelope of plain media sealed here, laid down before its audio: whoever finds that audio without an envelope
 * finds here what opens it. `sha256` is the audio's.
 */
export const pendingName = (recording: string, sha256: string): string => `${pendingPrefix(recording)}${sha256}.json`;
export const pendingPrefix = (recording: string): string => `unfinished/${caseless(recording)}.`;

/** The number of a batch's manifest in a partition is 1 unless it was gone on with after it had been written. */
export function manifestName(partition: string, batch: string, number: number): string {
  return `${partition}${batch}${number === 1 ? '' : `-${number}`}.jsonl`;
}
/** Engines that query folders skip names that begin with `_`. `key` is that of `keyName`. */
export function signatureName(manifest: string, publicKey: Uint8Array): string {
  const at = manifest.lastIndexOf('/') + 1;
  return `${manifest.slice(0, at)}_${manifest.slice(at)}.${keyStem(publicKey)}.sig`;
}
/** Where the manifests lie that tell of a recording: a month of an account. Ends in `/`. */
export function manifestPartition({ account, startedAt }: Omit<Located, 'recording'>): string {
  const { year, month } = utcDay(startedAt);
  return `${manifestsPrefix}account=${caseless(account)}/year=${year}/month=${month}/`;
}

/** The public half (32 bytes of Ed25519) of what signs the manifests, as PEM. */
export const keyName = (publicKey: Uint8Array): string => `keys/${keyStem(publicKey)}.pem`;
const keyStem = (publicKey: Uint8Array) => sha256(publicKey).slice(0, 16);

/** Whether a name is one that may be used: nothing else is ever joined to a path. */
export function isSafeName(name: string): boolean {
  return name.length <= 400 && name.split('/').every((part) => safePart.test(part) && !reserved.test(part));
}
const safePart = /^[A-Za-z0-9=_-][A-Za-z0-9=._-]{0,199}(?<!\.)$/;
/** Devices of Windows, with whatever ending. */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** A SID in lower case but for its two letters; where it had upper-case digits, they are told behind it, a bit each. */
function caseless(sid: string): string {
  const digits = sid.slice(2);
  const bits = [...digits].map((digit) => (digit === digit.toLowerCase() ? '0' : '1')).join('');
  const lower = `${sid.slice(0, 2)}${digits.toLowerCase()}`;
  return /1/.test(bits) ? `${lower}-${Number.parseInt(bits, 2).toString(16).padStart(8, '0')}` : lower;
}

function withCase(name: string): string {
  const [lower = '', mask = '0'] = name.split('-');
  const bits = Number.parseInt(mask, 16).toString(2).padStart(32, '0');
  return `RE${[...lower.slice(2)].map((digit, at) => (bits[at] === '1' ? digit.toUpperCase() : digit)).join('')}`;
}

function utcDay(seconds: number): { readonly year: string; readonly month: string; readonly day: string } {
  const [year = '', month = '', day = ''] = new Date(seconds * 1000).toISOString().slice(0, 10).split('-');
  return { year, month, day };
}
