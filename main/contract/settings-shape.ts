import { z } from 'zod';
import { storagePrice } from './plan-calls.ts';

/** What the user has chosen about the program; `settings.change` changes what it is given. */
export const settings = z.object({
  language: z.enum(['system', 'en', 'ja']),
  theme: z.enum(['system', 'light', 'dark']),
  clock: z.enum(['local', 'utc']),
  /** Of sealed audio, bytes. */
  cacheLimit: z.int().min(0),
  volume: z.number().min(0).max(1),
  speed: z.number().min(0.5).max(3),
  storagePrice,
  /** Minutes without anybody touching the machine until the program locks; 0: never. */
  lockAfter: z.int().min(0).max(240),
  /** Whether batches go on while it is locked. */
  batchesGoOn: z.boolean(),
  /** Whether newer versions are asked after daily, where a build knows whom to ask. */
  checkForUpdates: z.boolean(),
  /** What only the window understands: columns and their order, widths, the last filter. */
  list: z.record(z.string(), z.unknown()),
});
export type Settings = z.infer<typeof settings>;
