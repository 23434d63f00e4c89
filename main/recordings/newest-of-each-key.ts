import type { Columns } from './list-columns.ts';

/** For each key SID, the ids of its newest `most` recordings. */
export function newestOfEachKey(columns: Columns, byTime: Uint32Array, most: number): Map<string, number[]> {
  const newest = new Map<string, number[]>();
  const wanted = new Map<number, string>();
  for (const [id, { keySid }] of columns.kindOf) if (keySid !== null) wanted.set(id, keySid);
  let left = new Set(wanted.values()).size;
  for (let place = byTime.length - 1; place >= 0 && left > 0; place -= 1) {
    const slot = byTime[place] as number;
    const keySid = wanted.get(columns.kinds[slot] as number);
    if (keySid === undefined) continue;
    const ids = newest.get(keySid) ?? [];
    newest.set(keySid, ids);
    if (ids.length < most) ids.push(columns.ids[slot] as number);
    if (ids.length === most) {
      for (const [kind, sid] of wanted) if (sid === keySid) wanted.delete(kind);
      left -= 1;
    }
  }
  return newest;
}
