import { z } from 'zod';
import { failure } from '../failure.ts';
import { call, nothing } from './words.ts';

/** Files the system hands over because somebody opened them with Koekura. Their paths stay in main. */

const source = z.string();
const pending = z.string();

/** `source` is the file's name. Tokens are those of recovery.choose, of keys.restore and of archives.choose-folder. */
const handedFile = z.discriminatedUnion('what', [
  z.object({ what: z.literal('kit'), source, pending }),
  z.object({ what: z.literal('key-backup'), source, pending }),
  z.object({ what: z.literal('archive'), source, pending, shown: z.string() }),
  /** The archive is among those added, under this name. */
  z.object({ what: z.literal('archive-known'), source, name: z.string() }),
  z.object({ what: z.literal('refused'), source, failure }),
]);
export type HandedFile = z.infer<typeof handedFile>;

export const handedCalls = {
  /** What was handed over last and was not let go, looked at now; null when nothing waits. */
  'handed.take': call(nothing, z.object({ file: handedFile.nullable() })),
  /** The file that was taken is done with, whatever came of it. */
  'handed.let-go': call(nothing, nothing),
} as const;

export const handedEvents = {
  /** A file waits to be taken. */
  'handed.waits': nothing,
} as const;
