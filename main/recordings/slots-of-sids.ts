import type { Columns } from './list-columns.ts';
import { isUsualSid } from './packed-sids.ts';
import { hashSid, sameSid } from './sid-table.ts';

/** Finds the slot of a recording by its SID; undefined when it is in no list. Catches up with the columns when asked. */
export type SlotsOfSids = {
  /** `sids` holds SIDs of four words each, `at` counts words. */
  readonly find: (sids: Uint32Array, at: number) => number | undefined;
  readonly findText: (sid: string) => number | undefined;
};

export function createSlotsOfSids(columns: Columns): SlotsOfSids {
  let room = 1 << 10;
  let places = new Uint32Array(room);
  let known = 0;
  const scratch = Buffer.alloc(16);
  const scratchWords = new Uint32Array(scratch.buffer, scratch.byteOffset, 4);

  const enter = (words: Uint32Array, slot: number) => {
    let place = hashSid(words, columns.sids.wordOf(slot)) & (room - 1);
    while (places[place] !== 0) place = (place + 1) & (room - 1);
    places[place] = slot + 1;
  };
  const catchUp = () => {
    if (known === columns.length) return;
    const words = columns.sids.words();
    if (columns.length * 2 > room) {
      while (columns.length * 2 > room) room *= 2;
      places = new Uint32Array(room);
      known = 0;
    }
    for (; known < columns.length; known += 1) {
      const unusual = columns.unusualSids.get(known);
      if (unusual === undefined || isUsualSid(unusual.sid)) enter(words, known);
    }
  };
  const find = (sids: Uint32Array, at: number): number | undefined => {
    catchUp();
    const words = columns.sids.words();
    let place = hashSid(sids, at) & (room - 1);
    for (let entry = places[place] as number; entry !== 0; entry = places[place] as number) {
      const slot = entry - 1;
      // A slot that was emptied may have been followed by another of the same recording.
      if (columns.kinds[slot] !== 0 && sameSid(words, columns.sids.wordOf(slot), sids, at)) return slot;
      place = (place + 1) & (room - 1);
    }
    return undefined;
  };

  return {
    find,
    findText: (sid) => {
      if (!isUsualSid(sid)) {
        for (const [slot, unusual] of columns.unusualSids) if (unusual.sid === sid) return slot;
        return undefined;
      }
      scratch.write(sid.slice(2), 0, 'hex');
      return find(scratchWords, 0);
    },
  };
}
