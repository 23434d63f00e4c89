/**
 * A number for each of many SIDs, under their 16 bytes: open addressing in two typed arrays, some 40 bytes each, where a
 * Map of texts takes three times that and seconds to fill with a million. 0 stands for none.
 */
export type SidTable = {
  /** `sids` holds SIDs of four words each, `at` counts words. */
  readonly get: (sids: Uint32Array, at: number) => number;
  readonly set: (sids: Uint32Array, at: number, value: number) => void;
  readonly size: () => number;
};

const wordsOfSid = 4;

export function createSidTable(): SidTable {
  let room = 1 << 10;
  let keys = new Uint32Array(room * wordsOfSid);
  let values = new Uint32Array(room);
  let used = new Uint8Array(room);
  let size = 0;

  /** The place where the SID stands, or may be put. */
  const placeOf = (sids: Uint32Array, at: number): number => {
    let place = hashSid(sids, at) & (room - 1);
    while (used[place] === 1 && !sameSid(keys, place * wordsOfSid, sids, at)) place = (place + 1) & (room - 1);
    return place;
  };
  const put = (sids: Uint32Array, at: number, value: number) => {
    const place = placeOf(sids, at);
    if (used[place] === 0) {
      used[place] = 1;
      size += 1;
      for (let word = 0; word < wordsOfSid; word += 1) keys[place * wordsOfSid + word] = sids[at + word] as number;
    }
    values[place] = value;
  };
  const grow = () => {
    const old = { keys, values, used };
    room *= 2;
    keys = new Uint32Array(room * wordsOfSid);
    values = new Uint32Array(room);
    used = new Uint8Array(room);
    size = 0;
    for (let place = 0; place < old.used.length; place += 1) {
      if (old.used[place] === 1) put(old.keys, place * wordsOfSid, old.values[place] as number);
    }
  };

  return {
    get: (sids, at) => values[placeOf(sids, at)] as number,
    set: (sids, at, value) => {
      if (size * 2 >= room) grow();
      put(sids, at, value);
    },
    size: () => size,
  };
}

/** SIDs are random but for those of tests and demos: hence the mixing. */
export function hashSid(sids: Uint32Array, at: number): number {
  let hash = Math.imul(sids[at] as number, 0x9e3779b1) ^ (sids[at + 1] as number);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ (sids[at + 2] as number);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ (sids[at + 3] as number);
  hash = Math.imul(hash ^ (hash >>> 16), 0x9e3779b1);
  return (hash ^ (hash >>> 15)) >>> 0;
}

export function sameSid(left: Uint32Array, leftAt: number, right: Uint32Array, rightAt: number): boolean {
  return (
    left[leftAt] === right[rightAt] &&
    left[leftAt + 1] === right[rightAt + 1] &&
    left[leftAt + 2] === right[rightAt + 2] &&
    left[leftAt + 3] === right[rightAt + 3]
  );
}
