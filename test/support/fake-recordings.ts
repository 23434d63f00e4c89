import type { Recording } from '../../main/recording.ts';

/** Synthetic recordings for looking at the window: the same number gives the same recording, so a million need no memory. */

export const sampleAccounts = [`AC${'1'.repeat(32)}`, `AC${'2'.repeat(32)}`, `AC${'3'.repeat(32)}`] as const;
export const sampleKeySids = {
  current: `CR${'a1b2'.repeat(8)}`,
  rotatedOut: `CR${'c3d4'.repeat(8)}`,
  missing: `CR${'e5f6'.repeat(8)}`,
} as const;
/** 2026-11-23 14:02 in Japan. */
export const newest = Date.UTC(2026, 10, 23, 5, 2, 11) / 1000;

const statuses = ['in-progress', 'processing', 'paused', 'absent', 'deleted', 'stopped'] as const;
const sources = ['OutboundAPI', 'DialVerb', 'Conference', 'RecordVerb', 'Trunking', 'StartCallRecordingAPI'] as const;
const directions = ['inbound', 'outbound-api', 'outbound-dial', 'trunking-terminating'] as const;
const ours = [
  '+815031234567',
  '+81345670012',
  '+81661234890',
  'sip:reception.main-office@koekura-osaka.sip.twilio.com',
];
const absences = [16101, 16102, 16104, 16105, 16106];

/** One of `kinds`; the same for the same number. */
function pick<T>(kinds: readonly T[], number: number): T {
  return kinds[number % kinds.length] as T;
}

/** A well-mixed 32-bit number from `seed`. */
export function mix(seed: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const hex = (seed: number) =>
  [1, 2, 3, 4]
    .map((n) =>
      mix(seed * 4 + n)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');

function stranger(n: number): string | null {
  const digits = String(mix(n + 7)).padStart(10, '0');
  if (n % 53 === 0) return null;
  if (n % 41 === 0) return 'client:support_agent_tanaka';
  if (n % 29 === 0) return `+1415${digits.slice(0, 7)}`;
  if (n % 5 === 0) return `+816${digits.slice(0, 8)}`;
  return `+8190${digits.slice(0, 8)}`;
}

/** The `index`-th newest recording of the sample, 0 the newest. */
export function sampleRecording(index: number): Recording {
  const n = mix(index);
  const startedAt = newest - index * 173 - (n % 120);
  const status = index === 0 ? 'in-progress' : n % 17 === 0 ? pick(statuses, n >>> 8) : 'completed';
  const running = status === 'in-progress' || status === 'processing' || status === 'paused';
  const duration = status === 'absent' || running ? null : 4 + (n % 400) + (n % 61 === 0 ? 7200 : 0);
  const encrypted = status !== 'absent' && n % 9 !== 0;
  const keySid = n % 23 === 0 ? sampleKeySids.missing : index > 300 ? sampleKeySids.rotatedOut : sampleKeySids.current;
  const inbound = n % 3 === 0;
  const them = stranger(n >>> 3);
  const us = pick(ours, n >>> 5);
  const conference = n % 19 === 0;
  return {
    id: 2_000_000_000 - index,
    sid: `RE${hex(index)}`,
    account: pick(sampleAccounts, n % 7 === 0 ? 1 : n % 31 === 0 ? 2 : 0),
    call: n % 101 === 0 ? null : `CA${hex(index + 500_000_000)}`,
    conference: conference ? `CF${hex(index + 900_000_000)}` : null,
    startedAt,
    createdAt: startedAt + 2,
    from: inbound ? them : us,
    to: inbound ? us : them,
    direction: n % 53 === 0 ? null : inbound ? 'inbound' : pick(directions, 1 + (n % 3)),
    duration,
    channels: n % 3 === 1 ? 1 : 2,
    source: conference ? 'Conference' : pick(sources, n >>> 9),
    status,
    errorCode: status === 'absent' ? pick(absences, n >>> 4) : null,
    price: duration === null || n % 13 === 0 ? null : Math.ceil(duration / 60) * 0.0025,
    priceUnit: duration === null || n % 13 === 0 ? null : 'USD',
    encrypted,
    keySid: encrypted ? keySid : null,
    whereabouts: status === 'absent' || status === 'deleted' ? 'nowhere' : n % 37 === 0 ? 'elsewhere' : 'twilio',
    held: n % 29 === 0,
    archived: n % 4 === 0 && status === 'completed' ? 'verified' : n % 47 === 0 ? 'unverified' : 'no',
  };
}
