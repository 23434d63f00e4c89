import { expect, test } from 'vitest';
import { parseCallPage } from '../../../main/twilio/parse-call-page.ts';
import { callSid } from './told-recording.ts';

const page = (calls: readonly unknown[]) => parseCallPage(Buffer.from(JSON.stringify({ calls })));
const call = {
  sid: callSid,
  from: '+819012345678',
  to: 'client:agent',
  direction: 'inbound',
  start_time: 'Wed, 08 Jan 2025 09:15:00 +0000',
};

test('a call is read as it is told', () => {
  expect(page([call]).calls).toEqual([
    {
      sid: callSid,
      from: '+819012345678',
      to: 'client:agent',
      direction: 'inbound',
      startedAt: Date.parse('2025-01-08T09:15:00Z') / 1000,
    },
  ]);
});

test.each([
  [
    'never dialled',
    { start_time: null, date_created: 'Wed, 08 Jan 2025 09:00:00 +0000' },
    { startedAt: Date.parse('2025-01-08T09:00:00Z') / 1000 },
  ],
  ['without dates', { start_time: null }, { startedAt: null }],
  ['anonymous', { from: '' }, { from: null }],
  ['with a number for a number', { to: 81 }, { to: null }],
  ['in a future direction', { direction: 'sideways' }, { direction: 'sideways' }],
])('a call %s costs nothing else', (_, different, expected) => {
  expect(page([{ ...call, ...different }]).calls).toMatchObject([expected]);
});

test('what is no call is skipped and counted', () => {
  expect(page([null, 1, {}, { ...call, sid: 'CA1' }, call])).toMatchObject({ skipped: 4, calls: [{ sid: callSid }] });
});
