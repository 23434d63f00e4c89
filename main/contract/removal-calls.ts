import { z } from 'zod';
import { accountSid, recordingSid } from '../recording.ts';
import { call, id, nothing, stretch } from './words.ts';

/** What became of removed remote copies: what we did, what Twilio answered, what we saw afterwards. */

const followUp = z.object({
  sid: recordingSid,
  account: accountSid,
  batch: id,
  askedAt: z.int(),
  /** `204`; `404`: it was gone already; `0`: the answer was lost, and Twilio, asked again, had it no more. */
  answer: z.int(),
  /** When a plain GET gave 404; when Twilio called it deleted; when it was no longer listed at all. */
  goneAt: z.int().nullable(),
  deletedAt: z.int().nullable(),
  absentAt: z.int().nullable(),
  /** Twilio's Monitor event of the removal. */
  event: z.string().nullable(),
  /** It was seen again after Twilio had said it was removed. */
  backAt: z.int().nullable(),
  nextLook: z.int().nullable(),
});
export type FollowUp = z.infer<typeof followUp>;

export const removalCalls = {
  'removals.of': call(z.object({ sid: recordingSid }), z.object({ removal: followUp.nullable() })),
  'removals.batch': call(
    z.object({ batch: id, ...stretch }),
    z.object({
      rows: z.array(followUp),
      total: z.int(),
      gone: z.int(),
      deleted: z.int(),
      absent: z.int(),
      events: z.int(),
      back: z.int(),
    }),
  ),
  /** How many recordings are there again, of all whose remote copies were removed. */
  'removals.alarm': call(nothing, z.object({ back: z.int() })),
  /** Asks Twilio how many transcriptions and add-on results hang on a recording. Fails with recording-unknown, and as Twilio does. */
  'removals.derived': call(z.object({ sid: recordingSid }), z.object({ count: z.int() })),
  /** Looks now at what is due. */
  'removals.look': call(nothing, z.object({ looked: z.int() })),
  /** The certificate of a batch where the user chooses: printable HTML in one language, and signed JSON beside it. */
  'removals.save-certificate': call(
    z.object({ batch: id, language: z.enum(['en', 'ja']) }),
    z.object({ saved: z.boolean() }),
  ),
} as const;

export const removalEvents = {
  'removals.changed': nothing,
  /** A recording is there whose remote copy was removed. */
  'removals.back': z.object({ sid: recordingSid, batch: id }),
} as const;
