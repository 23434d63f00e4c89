import { expect, test } from 'vitest';
import { parseAlert } from '../../../main/twilio/parse-alert.ts';

const account = `AC${'1'.repeat(32)}`;
const recording = `RE${'5'.repeat(32)}`;
const sid = `NO${'3'.repeat(32)}`;
const told = {
  sid,
  account_sid: account,
  alert_text: 'Msg&ErrorCode=16107',
  date_created: '2026-11-20T05:00:01Z',
  date_generated: '2026-11-20T05:00:00Z',
  error_code: '16107',
  log_level: 'error',
  resource_sid: recording,
};
const at = Date.parse(told.date_generated) / 1000;
const alert = { sid, account, at, code: 16107, recording };

test.each<[string, object, object]>([
  ['as Twilio tells it', {}, alert],
  ['with its code as a number', { error_code: 16105 }, { ...alert, code: 16105 }],
  ['dated only by when the resource was made', { date_generated: null }, { ...alert, at: at + 1 }],
  ['whose text alone names the recording', { resource_sid: null, alert_text: `RecordingSid=${recording}&x=1` }, alert],
  ['about another resource', { resource_sid: `CA${'7'.repeat(32)}` }, { ...alert, recording: null }],
  ['about none', { resource_sid: null, alert_text: null }, { ...alert, recording: null }],
])('an alert %s is read', (_, change, read) => {
  expect(parseAlert({ ...told, ...change }, account)).toEqual(read);
});

test.each<[string, unknown]>([
  ['of another code', { ...told, error_code: '11200' }],
  ['without a code', { ...told, error_code: null }],
  ['whose code only begins like one', { ...told, error_code: '161070' }],
  ['of another account', { ...told, account_sid: `AC${'2'.repeat(32)}` }],
  ['without a SID', { ...told, sid: undefined }],
  ['with a SID of another kind', { ...told, sid: recording }],
  ['without a date', { ...told, date_created: undefined, date_generated: undefined }],
  ['with a date that is none', { ...told, date_generated: 'yesterday' }],
  ['that is no object', 'alert'],
  ['that is null', null],
])('an alert %s is passed over', (_, row) => {
  expect(parseAlert(row, account)).toBeNull();
});
