import type { PlannedKind } from './plan-lines.ts';
import type { PlannedRecording } from './plans.ts';

/**
 * A plan's recordings as they lie in its file: 24 bytes each, so that any of them is found by its place. In words: four of
 * the SID, the duration and one (0: none), the number of its kind doubled and one more when it was held.
 */
export const rowWords = 6;
export const rowBytes = rowWords * 4;

/** What stands before the rows: the kinds, and SIDs of another form by their places. */
export type PlanHead = {
  readonly count: number;
  readonly kinds: readonly PlannedKind[];
  readonly unusual: readonly (readonly [place: number, sid: string])[];
};

/** What a row says but for its SID. */
export function readRow(rows: Uint32Array, at: number): { duration: number | null; held: boolean; kind: number } {
  const duration = rows[at + 4] as number;
  const last = rows[at + 5] as number;
  return { duration: duration === 0 ? null : duration - 1, held: (last & 1) === 1, kind: last >>> 1 };
}

export function writeRow(rows: Uint32Array, at: number, duration: number | null, held: boolean, kind: number): void {
  rows[at + 4] = duration === null ? 0 : duration + 1;
  rows[at + 5] = kind * 2 + (held ? 1 : 0);
}

/** The recordings in `rows`, the first of which has the place `from`. */
export function recordingsIn(head: PlanHead, rows: Uint32Array, from: number): PlannedRecording[] {
  const texts = new Map(head.unusual);
  const bytes = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength);
  return Array.from({ length: rows.length / rowWords }, (_, place) => {
    const at = place * rowWords;
    const { duration, held, kind } = readRow(rows, at);
    const sid = texts.get(from + place) ?? `RE${bytes.toString('hex', at * 4, at * 4 + 16)}`;
    return { sid, ...(head.kinds[kind] as PlannedKind), duration, held };
  });
}
