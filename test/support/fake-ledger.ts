import type { LedgerEntry, LedgerVerdict } from '../../main/contract.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';
import { sampleAccounts } from './fake-recordings.ts';

type Ours = Pick<Answers, { [Name in keyof Answers]: Name extends `ledger.${string}` ? Name : never }[keyof Answers]>;

const hex = (number: number) => number.toString(16).padStart(32, '0');
const newest = 1_795_400_000;
const kinds = ['remote-copy-removed', 'hearing', 'hold-placed', 'key-renamed', 'a-deed-of-the-future'] as const;
const ends = ['done', 'done', 'done', 'failed', 'cancelled', 'interrupted'] as const;

/** Line `place` of a ledger whose newest has place 0: mostly intents of ours, now and then one of Twilio's events. */
export function sampleLine(place: number, lines: number): LedgerEntry {
  const number = lines - place;
  const time = newest - place * 137;
  const account = sampleAccounts[place % 3] ?? `AC${hex(1)}`;
  const recording = `RE${hex(number * 7919)}`;
  if (place % 17 === 5) {
    const nobody = { user: `US${hex(3)}`, machine: 'web', credential: null };
    const text = JSON.stringify({ sid: `AE${hex(number)}`, event_type: 'recording.deleted', resource_sid: recording });
    return {
      ...nobody,
      number,
      time,
      source: 'twilio',
      kind: 'event',
      what: 'recording.deleted',
      facts: { account, resource: recording },
      ended: null,
      outside: place % 34 === 5,
      text,
    };
  }
  const what = kinds[place % kinds.length] ?? 'hearing';
  const outcome = ends[place % ends.length] ?? 'done';
  const code = outcome === 'failed' ? 'offline' : null;
  const facts = what === 'key-renamed' ? { name: 'Main key 2026', before: 'Main key' } : { account, recording };
  const answer = what === 'remote-copy-removed' && outcome === 'done' ? { answer: 204 } : {};
  const ended = { number: number + 1, time: time + 1, outcome, code, facts: answer };
  return {
    user: 'aiko',
    machine: 'desk-7',
    credential: what === 'key-renamed' ? null : '9f3c1a',
    number,
    time,
    source: 'koekura',
    kind: 'intent',
    what,
    facts,
    ended: place === 1 ? null : ended,
    outside: false,
    text: JSON.stringify({ facts, kind: 'intent', number, of: null, time, what }),
  };
}

const head = 'ab'.repeat(32);
const whole: LedgerVerdict = {
  state: 'whole',
  entries: 128_430,
  head,
  firstMisfit: null,
  expected: null,
  checkedAt: newest,
  signedTo: 128_411,
  notedTo: 128_411,
  publicKey: head,
  key: 'held',
};
const verdicts: Readonly<Record<Scene['ledger'], LedgerVerdict | null>> = {
  whole,
  checking: null,
  broken: { ...whole, state: 'broken', entries: 71, firstMisfit: 72, signedTo: null, notedTo: null },
  cut: { ...whole, state: 'cut', entries: 96_000, expected: 128_411, signedTo: 95_980, notedTo: null },
  missing: { ...whole, state: 'unsigned', key: 'missing', publicKey: null, signedTo: null },
};

/** The ledger of the fake: `ledgerLines` lines of it, standing as the scene says. */
export function answerLedger(scene: Scene, emit: Emit): Ours {
  const all = () => Array.from({ length: scene.ledgerLines }, (_, place) => sampleLine(place, scene.ledgerLines));
  return {
    'ledger.page': ({ filter, offset, limit }) => {
      const { search, whats, accounts, outcomes, sources, outside, number } = filter;
      const found = all().filter(
        (line) =>
          (search === undefined || line.text.toLowerCase().includes(search.toLowerCase())) &&
          (whats === undefined || whats.includes(line.what)) &&
          (accounts === undefined || accounts.includes(String(line.facts.account))) &&
          (outcomes === undefined || outcomes.includes(line.ended?.outcome ?? 'open')) &&
          (sources === undefined || sources.includes(line.source)) &&
          (outside !== true || line.outside) &&
          (number === undefined || line.number === number),
      );
      return { entries: found.slice(offset, offset + limit), matching: found.length };
    },
    'ledger.kinds': () => ({ whats: [...kinds, 'recording.deleted'].map((what) => ({ what, count: 120 })) }),
    'ledger.verify': () => {
      emit('ledger.verifying', { done: 64_000, total: 128_430 });
      const found = verdicts[scene.ledger] ?? whole;
      emit('ledger.checked', found);
      return found;
    },
    'ledger.standing': () => ({ verdict: verdicts[scene.ledger] }),
    'ledger.accept': () => {
      emit('ledger.checked', whole);
      return whole;
    },
    'ledger.save-as': () => ({ saved: true }),
    'ledger.events-missing': () => ({
      accounts: scene.eventsMissing
        ? [
            {
              account: sampleAccounts[1] ?? `AC${hex(1)}`,
              fetchedTo: newest - 26 * 86_400,
              failure: { code: 'twilio-permission-missing', facts: { permission: '/twilio/monitor/events/list' } },
            },
          ]
        : [],
    }),
    'ledger.fetch-events': () => ({ fetched: 2 }),
  };
}
