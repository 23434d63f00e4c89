import { z } from 'zod';

/** Small words the parts of the contract share. */
export const nothing = z.object({});
export const name = z.string().trim().min(1).max(64);
export const reason = z.string().trim().min(1).max(500);
/** Secrets go one way. They are never part of an answer. */
export const secret = z.string().min(1).max(4096);
export const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
/** Lower-case hex of 32 bytes. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Our own names for plans, batches, archives and holds: made by crypto.randomUUID. */
export const id = z.uuid();
/** A stretch of a long table. */
export const stretch = { offset: z.int().min(0), limit: z.int().min(1).max(500) };
/** How many recordings, and their length in seconds. */
export const share = z.object({ count: z.int(), seconds: z.int() });
export type Share = z.infer<typeof share>;

export const call = <Input extends z.ZodType, Answer extends z.ZodType>(input: Input, answer: Answer) => ({
  input,
  answer,
});
