import { setImmediate } from 'node:timers/promises';
import type { RecordingKind } from '../database/recording-kinds.ts';
import type { ListInside } from '../recordings/open-list.ts';
import type { PlannedKind } from './plan-lines.ts';
import { type PlanHead, readRow, rowWords } from './plan-rows.ts';
import { eachStretch } from './read-plan.ts';

/** How many recordings of a plan are no longer as they were, or no longer there; a hold put on or lifted counts. */
export async function comparePlan(inside: ListInside, path: string, digest: string): Promise<number> {
  const { columns, slotsOfSids } = inside;
  let drifted = 0;
  await eachStretch(path, digest, async (head, rows, from) => {
    const texts = new Map(head.unusual);
    const same = sameKinds(head, columns.kindOf);
    for (let at = 0; at < rows.length; at += rowWords) {
      const text = texts.size === 0 ? undefined : texts.get(from + at / rowWords);
      const slot = text === undefined ? slotsOfSids.find(rows, at) : slotsOfSids.findText(text);
      if (slot === undefined) {
        drifted += 1;
        continue;
      }
      const { duration, held, kind } = readRow(rows, at);
      const mark = columns.recordingMarks.mark(columns.marks[slot] as number);
      const stays =
        same(kind, columns.kinds[slot] as number) &&
        duration === (columns.durationValues.value(columns.durations[slot] as number) ?? null) &&
        held === mark.holds.length > 0;
      if (!stays) drifted += 1;
    }
    await setImmediate();
  });
  return drifted;
}

/** Whether a kind of the plan and a kind of the list agree in what counts; each pair is looked at once. */
function sameKinds({ kinds }: PlanHead, kindOf: ReadonlyMap<number, RecordingKind>) {
  const known = new Map<number, boolean>();
  return (planned: number, now: number): boolean => {
    const name = planned * 2 ** 24 + now;
    let same = known.get(name);
    if (same === undefined) {
      const [then, is] = [kinds[planned], kindOf.get(now)];
      same = then !== undefined && is !== undefined && agree(then, is);
      known.set(name, same);
    }
    return same;
  };
}

function agree(then: PlannedKind, now: PlannedKind): boolean {
  return (['account', 'status', 'channels', 'keySid'] as const).every((name) => then[name] === now[name]);
}
