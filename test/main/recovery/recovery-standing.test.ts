import { describe, expect, it } from 'vitest';
import type { RecordHandle } from '../../../main/database/handles.ts';
import { putDrill } from '../../../main/recovery/drill-rows.ts';
import { putMadeKit } from '../../../main/recovery/made-kits.ts';
import { readRecoveryStanding } from '../../../main/recovery/recovery-standing.ts';
import { newRecord } from '../../support/new-record.ts';

const day = 86_400;
const now = 1_800_000_000;
const [one, other] = ['a'.repeat(64), 'b'.repeat(64)];

const addKey = (record: RecordHandle, fingerprint: string, backedUpAt: number | null) =>
  record
    .prepare("INSERT INTO private_key VALUES (?, ?, 2048, x'00', 'generated', 1, ?)")
    .run(fingerprint, `Key ${fingerprint[0]}`, backedUpAt);
const kit = { kit: 'k', madeAt: now - day, bytes: 1, sha256: 'c'.repeat(64), entries: 0, head: 'd'.repeat(64) };
const drill = (at: number, passed: boolean) => ({ kit: 'k', at, passed, tries: [] });

describe('the standing of recovery', () => {
  it('says that there is no kit, which keys have no backup, and that no drill was ever done', () => {
    const record = newRecord();
    addKey(record, one, null);
    addKey(record, other, 5);
    expect(readRecoveryStanding(record, now)).toMatchObject({
      kit: null,
      unbacked: [{ fingerprint: one, name: 'Key a' }],
      notInKit: [],
      entriesSince: null,
      archived: false,
      drill: 'never',
      drillDueAt: null,
    });
  });

  it('names the keys the last kit lacks, and counts what the ledger grew by since', () => {
    const record = newRecord();
    addKey(record, one, 5);
    addKey(record, other, 5);
    putMadeKit(record, { ...kit, keys: [one] });
    record.prepare("INSERT INTO ledger VALUES (1, '{}', x'00'), (2, '{}', x'00')").run();
    expect(readRecoveryStanding(record, now)).toMatchObject({
      notInKit: [{ fingerprint: other, name: 'Key b' }],
      entriesSince: 2,
    });
  });

  it.each([
    ['just passed', [drill(now, true)], 'done'],
    ['on the last day', [drill(now - 90 * day, true)], 'done'],
    ['a day too long ago', [drill(now - 91 * day, true)], 'overdue'],
    ['failed since', [drill(now - 2 * day, true), drill(now - day, false)], 'failed'],
    ['passed after it had failed', [drill(now - 2 * day, false), drill(now - day, true)], 'done'],
  ] as const)('judges a drill: %s', (_, drills, expected) => {
    const record = newRecord();
    for (const each of drills) putDrill(record, each);
    expect(readRecoveryStanding(record, now).drill).toBe(expected);
  });
});
