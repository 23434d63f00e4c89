import { expect, test } from 'vitest';
import type { NewFinding } from '../../../main/checkup/examine.ts';
import { readFindings, readStretches, writeFinding, writeRun } from '../../../main/checkup/finding-rows.ts';
import { newRecord } from '../../support/new-record.ts';

const account = `AC${'1'.repeat(32)}`;
const which = { scope: 'account', subject: account, check: 'media-open' } as const;
const found = (says: string, observedAt: number): NewFinding => ({
  ...{ ...which, name: 'Osaka', says, facts: {}, failure: null, observedAt },
  grade: says === 'open' ? 'urgent' : says === 'closed' ? 'fine' : 'unseen',
});

test('what is found again stays one stretch of time; what is found otherwise ends it', () => {
  const record = newRecord();
  for (const [says, at] of [
    ['open', 10],
    ['open', 20],
    ['closed', 30],
    ['closed', 40],
  ] as const) {
    writeFinding(record, found(says, at));
  }
  const stretches = readStretches(record, which);
  expect(stretches.map(({ says, since, observedAt, until }) => [says, since, observedAt, until])).toEqual([
    ['closed', 30, 40, null],
    ['open', 10, 20, 30],
  ]);
});

test('that nobody could look in between makes nothing better: it has been so since it was first seen', () => {
  const record = newRecord();
  for (const [says, at] of [
    ['open', 10],
    ['could-not-look', 20],
    ['open', 30],
  ] as const) {
    writeFinding(record, found(says, at));
  }
  expect(readFindings(record)).toMatchObject([{ says: 'open', observedAt: 30, since: 10 }]);
});

test('what was mended and is found again counts from then on', () => {
  const record = newRecord();
  for (const [says, at] of [
    ['open', 10],
    ['closed', 20],
    ['open', 30],
  ] as const)
    writeFinding(record, found(says, at));
  expect(readFindings(record)).toMatchObject([{ since: 30 }]);
});

test('what a check-up no longer looks at has come to its end, and stays in the history', () => {
  const record = newRecord();
  writeRun(record, { beganAt: 9, endedAt: 10, by: 'user' }, [found('open', 10)]);
  writeRun(record, { beganAt: 19, endedAt: 20, by: 'clock' }, []);
  expect(readFindings(record)).toEqual([]);
  expect(readStretches(record, which)).toMatchObject([{ says: 'open', until: 20 }]);
});
