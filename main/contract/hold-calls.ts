import { z } from 'zod';
import { recordingSid, selection } from '../recording.ts';
import { call, id, nothing, reason, share } from './words.ts';

/** Holds: reasons why recordings must not be removed. */

const hold = z.object({
  hold: id,
  reason,
  placedAt: z.int(),
  placedBy: z.string(),
  /** Recordings it still keeps, and how many it has kept in all. */
  standing: share,
  everHeld: z.int(),
  /** Recordings it was to keep; more than `everHeld` when placing it was interrupted. */
  wanted: z.int(),
});
export type Hold = z.infer<typeof hold>;

/** One hold as it concerns one recording. */
const heldBy = z.object({
  hold: id,
  reason,
  placedAt: z.int(),
  placedBy: z.string(),
  liftedAt: z.int().nullable(),
  liftedBy: z.string().nullable(),
  liftReason: z.string().nullable(),
});
export type HeldBy = z.infer<typeof heldBy>;

export const holdCalls = {
  'holds.list': call(nothing, z.object({ holds: z.array(hold) })),
  'holds.of': call(z.object({ sid: recordingSid }), z.object({ holds: z.array(heldBy) })),
  'holds.place': call(z.object({ selection, reason }), hold),
  /** More recordings under a hold that stands. */
  'holds.extend': call(z.object({ hold: id, selection }), hold),
  /** The whole hold (`selection` null), or the selected recordings from it. */
  'holds.lift': call(z.object({ hold: id, selection: selection.nullable(), reason }), z.object({ lifted: z.int() })),
} as const;

export const holdEvents = { 'holds.changed': nothing } as const;
