import { expect, test } from 'vitest';
import { changeSettings, readSettings } from '../../main/settings.ts';
import { newRecord } from '../support/new-record.ts';

test('what was never set has its default', () => {
  expect(readSettings(newRecord())).toMatchObject({ language: 'system', theme: 'system', clock: 'local', speed: 1 });
});

test('a change keeps everything else, and is there again at the next reading', () => {
  const record = newRecord();
  changeSettings(record, { language: 'ja' });
  const settings = changeSettings(record, { theme: 'dark', language: undefined });
  expect(settings).toMatchObject({ language: 'ja', theme: 'dark' });
  expect(readSettings(record)).toEqual(settings);
});
