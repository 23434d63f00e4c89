import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { log } from '../log.ts';
import { writeWhole } from '../plans/write-whole.ts';
import { removeParts } from './remove-parts.ts';

/**
 * How many passphrases in a row were wrong, kept in the profile, so that ending the program does not end the wait. In a
 * file of its own, because with a vault the record is opened only after it. Without a time: no clock is believed, the wait
 * begins anew when the program starts.
 */
export type WrongTries = {
  readonly read: () => number;
  /** On the disk before anything else is said of the passphrase. What cannot be written counts for this run. */
  readonly write: (count: number) => Promise<void>;
};

const kept = z.object({ wrong: z.int().min(0) });
/** What cannot be read is no reason to wait less than the longest. */
const many = 100;

export function wrongTriesIn(path: string): WrongTries {
  return {
    read: () => {
      try {
        return kept.parse(JSON.parse(readFileSync(path, 'utf8'))).wrong;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 0 : many;
      }
    },
    write: async (count) => {
      try {
        removeParts(path);
        if (count === 0) rmSync(path, { force: true });
        else await writeWhole(path, (write) => write(Buffer.from(JSON.stringify({ wrong: count }))));
      } catch (error) {
        log('lock.tries-not-kept', { code: error instanceof Failure ? error.code : 'unexpected' });
      }
    },
  };
}
