import { openIndex } from '../../main/database/open-index.ts';
import { kindId, type RecordingKind } from '../../main/database/recording-kinds.ts';

/** A small repeatable source of numbers from 0 up to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const hex = (digit: string) => digit.repeat(32);
export const listAccounts = [`AC${hex('1')}`, `AC${hex('2')}`, `AC${hex('3')}`] as const;
export const listKeys = [`CR${hex('a')}`, `CR${hex('b')}`, `CR${hex('c')}`, `CR${hex('d')}`] as const;
export const listSources = ['DialVerb', 'Conference', 'OutboundAPI', 'Trunking', 'RecordVerb', 'StartCallRecordingAPI'];
export const listStatuses = ['completed', 'absent', 'deleted', 'processing', 'in-progress'];
export const listDirections = ['inbound', 'outbound-dial', 'outbound-api', 'trunking-originating'];
/** The newest recording of the synthetic index, UTC seconds. */
export const listNewest = 1_795_000_000;
const spacing = 95;

/** Picks with weights falling by `fall` from one to the next: a few common values and rare ones. */
function pick<T>(random: () => number, from: readonly T[], fall: number): T {
  let at = 0;
  while (at < from.length - 1 && random() < fall) at += 1;
  return from[at] as T;
}

function kindOf(random: () => number): RecordingKind {
  const encrypted = random() < 0.6;
  const status = pick(random, listStatuses, 0.015);
  return {
    account: pick(random, listAccounts, 0.2),
    direction: random() < 0.02 ? null : pick(random, listDirections, 0.4),
    source: pick(random, listSources, 0.35),
    status,
    channels: random() < 0.7 ? 2 : 1,
    keySid: encrypted ? pick(random, listKeys, 0.2) : null,
    encrypted,
    whereabouts: status === 'completed' ? 'twilio' : 'nowhere',
    priceUnit: 'USD',
  };
}

/** Makes an index of `count` recordings over the last years at `path`: the rows a sync would have written, written at once. */
export function buildListIndex(path: string, count: number): void {
  const random = seeded(20261123);
  const { index } = openIndex(path);
  index.pragma('synchronous = OFF');
  const numbers = Math.max(10, Math.floor(count / 4));
  const number = index.prepare('INSERT INTO number (id, number) VALUES (?, ?)');
  const recording = index.prepare(
    `INSERT INTO recording (id, sid, kind, call, started_at, created_at, updated_at, from_number, to_number, duration,
     price, seen_at, joined, finished) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1)`,
  );
  const bytes = () => {
    const sid = Buffer.alloc(16);
    for (let at = 0; at < 16; at += 4) sid.writeUInt32LE(Math.floor(random() * 2 ** 32), at);
    return sid;
  };
  index.transaction(() => {
    for (let id = 1; id <= numbers; id += 1) {
      number.run(id, `+81${(90_0000_0000 + id * 7919).toString().slice(0, 10)}`);
    }
    for (let at = 0; at < count; at += 1) {
      const createdAt = listNewest - (count - at) * spacing + Math.floor(random() * spacing);
      const sid = bytes();
      const known = random() > 0.02;
      const duration = Math.floor(Math.exp(random() * 4 + random() * 4));
      recording.run(
        createdAt * 2 ** 20 + (at % 2 ** 20),
        sid,
        kindId(index, kindOf(random)),
        bytes(),
        createdAt - (random() < 0.1 ? 2 : 0),
        createdAt,
        createdAt + duration,
        known ? 1 + Math.floor(random() ** 2 * numbers) : null,
        known ? 1 + Math.floor(random() ** 4 * numbers) : null,
        random() < 0.01 ? null : duration,
        random() < 0.02 ? null : Math.ceil(duration / 60) * 0.0025,
        createdAt,
      );
    }
  })();
  index.close();
}
