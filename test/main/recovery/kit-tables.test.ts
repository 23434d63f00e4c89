import { expect, test } from 'vitest';
import { columnsOf, keptTables, kitTables, selectRows } from '../../../main/recovery/kit-tables.ts';
import { newRecord } from '../../support/new-record.ts';

/** What is not in a kit, and why not. A table that is new has to be named here or in kit-tables.ts. */
const left: Readonly<Record<string, string>> = {
  ledger: 'goes as its entries, which are followed to the head',
  private_key: 'goes as the keys themselves',
  position: 'where somebody stopped listening',
  setting: 'how this window looks, and what locks it on this machine',
  archive_oddity: 'found again by reading the archive',
  export_folder: 'a path of this machine',
  exported: 'files on this machine',
  unfinished_export: 'files on this machine',
  monitor_state: 'asked again of Twilio',
  alert_state: 'asked again of Twilio',
  noted_alarm: 'who took note is in the ledger; an alarm is shown again rather than not at all',
  noted_alert: 'as noted_alarm',
  key_use: 'when keys were used here',
  enrolment: 'its proof is in the ledger; what was under way is begun again',
  checkup_run: 'looked at anew',
  checkup_stretch: 'looked at anew',
  recovery_kit: 'which kits this machine made',
  recovery_restore: 'what was restored here',
  recovery_drill: 'what was tried here',
  restored_ledger: 'on its way in',
};

test('every table of the record is in a kit, or is left out for a reason', () => {
  const tables = newRecord()
    .prepare<[], string>("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  expect(tables.filter((table) => !keptTables.includes(table) && left[table] === undefined)).toEqual([]);
  expect(keptTables.filter((table) => left[table] !== undefined)).toEqual([]);
});

test.each(kitTables)('the columns of %s are those of the record', (table) => {
  const statement = newRecord().prepare(selectRows(table));
  expect(statement.columns().map(({ name }) => name)).toEqual(columnsOf(table));
});

test('a column that is added to a table has to be added to the kit', () => {
  // Columns this machine fills for itself.
  const own: Readonly<Record<string, number>> = { archive: 4, monitor_event: 1 };
  const record = newRecord();
  for (const [place, table] of kitTables.entries()) {
    const name = keptTables[place] ?? '';
    const columns = record.pragma(`table_info(${name})`) as unknown[];
    expect(columns.length - (own[name] ?? 0), name).toBe(columnsOf(table).length);
  }
});
