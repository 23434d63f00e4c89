import { copyNames, type Located } from './layout.ts';

/**
 * Where an envelope may not be replaced (locked, or read-only), one with another wrap lies beside it, complete in itself:
 * `RE….wraps-<the first 16 digits of the key's fingerprint>.json`. Either opens the same audio.
 */
export const besideName = (located: Located, fingerprint: string): string =>
  `${besidePrefix(located)}${fingerprint.slice(0, 16)}.json`;

export const besidePrefix = (located: Located): string => copyNames(located).envelope.replace(/json$/, 'wraps-');

/** Whether a name is that of such an envelope. */
export const isBesideName = (name: string): boolean =>
  /^recordings\/.*\/RE[0-9a-f]{32}(-[0-9a-f]{8})?\.wraps-[0-9a-f]{16}\.json$/.test(name);

/** New envelopes on trial, of one profile: whatever a broken run left of them may go. */
export const trialPrefix = (profile: string): string => `unfinished/rewrap.${profile}.`;
