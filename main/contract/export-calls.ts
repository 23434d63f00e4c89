import { z } from 'zod';
import { recordingSid } from '../recording.ts';
import { call, nothing } from './words.ts';

/** Plain exports: the one way audio leaves unprotected, asked for in words. */

export const exportOptions = z.object({
  /** Where to: a token for a folder the user chose (`exports.choose-folder`); the page never names a path. */
  folder: z.string(),
  format: z.enum(['wav', 'mp3', 'flac']),
  /** `{date} {time} {from} {to} {sid} {account} {direction} {duration}`; see docs/guide.en.md. */
  template: z.string().min(1).max(200),
  zip: z.boolean(),
  manifest: z.enum(['none', 'csv', 'json']),
});
export type ExportOptions = z.infer<typeof exportOptions>;

export const exportCalls = {
  /** Opens the folder dialog; the token stands for the folder, `shown` is its path for the user to read. */
  'exports.choose-folder': call(nothing, z.object({ folder: z.string().nullable(), shown: z.string().nullable() })),
  /** What the template makes of a recording, or of an example (null). Fails with export-name-impossible {name}. */
  'exports.preview': call(
    z.object({ sid: recordingSid.nullable(), template: z.string().max(200), format: z.enum(['wav', 'mp3', 'flac']) }),
    z.object({ name: z.string() }),
  ),
  /** Files an export that was killed left half-written. */
  'exports.leftovers': call(nothing, z.object({ files: z.array(z.object({ id: z.int(), shown: z.string() })) })),
  'exports.remove-leftovers': call(nothing, z.object({ removed: z.int(), failed: z.int() })),
} as const;
