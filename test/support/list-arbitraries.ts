import fc from 'fast-check';
import { type Filter, orderings } from '../../main/recording.ts';
import { otherAccount, sidFor, someAccount } from './new-recordings.ts';
import { keys, numbers } from './random-recordings.ts';

const some = <T>(values: readonly T[]) =>
  fc.option(fc.subarray([...values], { minLength: 0 }), { nil: undefined, freq: 2 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 });
const part = (texts: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...texts), fc.nat(30), fc.integer({ min: 1, max: 20 }))
    .map(([text, from, length]) => text.slice(from % text.length, (from % text.length) + length));
export const sidTexts = Array.from({ length: 40 }, (_, name) => [sidFor('RE', name), sidFor('CA', name)]).flat();
export const typed = fc.oneof(
  part(numbers),
  part([...sidTexts, ...sidTexts.map((sid) => sid.toUpperCase()), ...keys]),
  fc.constantFrom(
    '',
    ' ',
    '-',
    '0',
    '09',
    '090',
    '090-1',
    '+81 90',
    '（090）',
    '０９０',
    're',
    'C',
    'ca',
    'E',
    '幽',
    '😀',
    'ALICE-smith',
    'usual',
    'zz',
  ),
  fc.stringMatching(/^[0-9a-f]{1,8}$/),
  fc.stringMatching(/^(re|ca|e|a)[0-9a-f]{1,3}$/),
);

/** JSON takes out what is undefined, as crossing to the worker does not. */
export const filters: fc.Arbitrary<Filter> = fc
  .record({
    accounts: some([someAccount, otherAccount]),
    search: maybe(typed),
    from: fc.option(typed, { nil: undefined, freq: 1 }),
    to: fc.option(typed, { nil: undefined, freq: 1 }),
    startedFrom: maybe(fc.integer({ min: 1_779_999_000, max: 1_780_006_000 })),
    startedTo: maybe(fc.integer({ min: 1_779_999_000, max: 1_780_006_000 })),
    directions: some(['inbound', 'outbound-dial', 'nonsense']),
    sources: some(['DialVerb', 'Conference']),
    statuses: some(['completed', 'absent', 'of-the-future']),
    channels: some([1, 2]),
    shortest: maybe(fc.nat(700)),
    longest: maybe(fc.nat(700)),
    cheapest: maybe(fc.constantFrom(0, 0.0025, 0.01)),
    dearest: maybe(fc.constantFrom(0, 0.0025, 0.01)),
    encrypted: maybe(fc.boolean()),
    keySids: some(keys),
    whereabouts: some(['twilio', 'elsewhere', 'nowhere'] as const),
    held: maybe(fc.boolean()),
    archived: some(['no', 'unverified', 'verified'] as const),
  })
  .chain((filter) =>
    // A few conditions at a time, or hardly anything would ever match.
    fc.subarray(Object.keys(filter), { maxLength: 4 }).map((names) => {
      const kept = Object.entries(filter).filter(([name, value]) => names.includes(name) && value !== undefined);
      return Object.fromEntries(kept) as Filter;
    }),
  );
export const orders = fc.record({ by: fc.constantFrom(...orderings), descending: fc.boolean() });
