import { expect, onTestFinished, test } from 'vitest';
import type { CoverageGroup } from '../../../main/coverage/coverage-questions.ts';
import { createCoverageSums } from '../../../main/coverage/group-coverage.ts';
import type { ColumnRow } from '../../../main/database/read-columns.ts';
import type { Recording } from '../../../main/recording.ts';
import { appendRow, createColumns, removeRow, replaceRow } from '../../../main/recordings/list-columns.ts';
import { openList } from '../../../main/recordings/open-list.ts';
import { packSids } from '../../../main/recordings/packed-sids.ts';
import { type Mark, unmarked } from '../../../main/recordings/recording-marks.ts';
import { newIndex } from '../../support/new-index.ts';
import { otherAccount, sidFor } from '../../support/new-recordings.ts';
import { allOf, dice, fill } from '../../support/random-recordings.ts';

const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at);
const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
const copy = (sound: boolean, archive: string, openers: readonly string[]) => ({ archive, sound, openers });
const sorts: readonly Mark[] = [
  unmarked,
  { holds: ['urgent'], copies: [] },
  { holds: [], copies: [copy(true, 'one', [a])] },
  { holds: ['urgent'], copies: [copy(true, 'two', [a])] },
  { holds: [], copies: [copy(false, 'one', []), copy(true, 'two', [a, b])] },
];

/** The same said as plainly as can be. */
function reference(all: readonly Recording[], marks: ReadonlyMap<string, Mark>): CoverageGroup[] {
  const named = Map.groupBy(all, ({ sid, account, keySid, encrypted, whereabouts, status }) => {
    const copies = (marks.get(sid) ?? unmarked).copies.map(({ openers, sound }) => JSON.stringify({ openers, sound }));
    const completed = status === 'completed';
    const sorted = copies.sort().map((text) => JSON.parse(text));
    return JSON.stringify({ account, keySid, encrypted, whereabouts, completed, copies: sorted });
  });
  return [...named].map(([name, rows]) => ({
    ...JSON.parse(name),
    count: rows.length,
    seconds: rows.reduce((sum, { duration }) => sum + (duration ?? 0), 0),
    oldest: Math.min(...rows.map(({ startedAt }) => startedAt)),
    newest: Math.max(...rows.map(({ startedAt }) => startedAt)),
  }));
}
const sorted = (groups: readonly CoverageGroup[]) => groups.map((group) => JSON.stringify(group)).sort();

test('the sums are those of all recordings, as rows and copies come, change and go', async () => {
  const index = newIndex();
  const roll = dice(11);
  fill(index, upTo(900), roll);
  const list = openList(index.name);
  onTestFinished(() => list.close());
  const marks = new Map<string, Mark>();
  const markSome = async (below: number) => {
    const told = upTo(below).flatMap((name): [string, Mark][] => {
      if (roll(3) > 0) return [];
      return [[sidFor('RE', name), sorts[roll(sorts.length)] ?? unmarked]];
    });
    for (const [sid, mark] of told) marks.set(sid, mark);
    const codes = Uint32Array.from(told, ([, mark]) => sorts.indexOf(mark));
    await list.mark({ sids: packSids(told.map(([sid]) => sid)), codes, marks: sorts });
  };
  await markSome(1200);
  const sums = createCoverageSums((await list.inside()).columns);
  const agrees = () => expect(sorted(sums())).toEqual(sorted(reference(allOf(index), marks)));
  agrees();
  await list.changed(fill(index, upTo(700, 600), roll));
  agrees();
  await markSome(1300);
  agrees();
  // As when an account is forgotten: its rows go.
  const gone = allOf(index).filter(({ account }) => account === otherAccount);
  index
    .prepare('DELETE FROM recording WHERE id IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(gone.map(({ id }) => id)));
  await list.changed(gone.map(({ id }) => id));
  agrees();
}, 60_000);

test('of a list of many stretches only what has changed is added up again, and nothing is lost', () => {
  const columns = createColumns();
  const roll = dice(3);
  const kind = { direction: null, source: null, channels: 1, priceUnit: null, whereabouts: 'twilio' } as const;
  for (const [at, status] of ['completed', 'absent', 'completed'].entries()) {
    columns.kindOf.set(at + 1, {
      ...kind,
      account: `AC${at}`,
      status,
      encrypted: at > 0,
      keySid: at > 0 ? 'CR1' : null,
    });
  }
  const row = (id: number): ColumnRow => {
    const sids = id.toString(16).padStart(64, '0');
    return [id, 1 + roll(3), 1000 + roll(9999), null, null, roll(300), null, sids];
  };
  const noTexts = () => ({ sid: '', call: null });
  for (let id = 0; id < 50_000; id += 1) appendRow(columns, row(id), noTexts);
  const sums = createCoverageSums(columns);
  const agrees = () => expect(sorted(sums())).toEqual(sorted(createCoverageSums(columns)()));
  agrees();
  for (const slot of [0, 16_383, 16_384, 49_999]) {
    replaceRow(columns, slot, row(slot), noTexts);
    removeRow(columns, slot === 0 ? 40_000 : slot - 1);
    agrees();
  }
  const total = () => sums().reduce((sum, { count }) => sum + count, 0);
  expect(total()).toBe(50_000 - 4);
  appendRow(columns, row(50_000), noTexts);
  expect(total()).toBe(50_000 - 3);
  agrees();
});

test('an empty list has no groups', async () => {
  const list = openList(newIndex().name);
  onTestFinished(() => list.close());
  expect(createCoverageSums((await list.inside()).columns)()).toEqual([]);
});
