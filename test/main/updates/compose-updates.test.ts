import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { composeUpdates } from '../../../main/compose/compose-updates.ts';
import type { Carrier } from '../../../main/http/carry-request.ts';
import { changeSettings } from '../../../main/settings.ts';
import { newRecord } from '../../support/new-record.ts';
import { publicKey, signedList } from './sign-list.ts';

/** The part as the program makes it, with a server that gives this list. */
function setUp(version: string) {
  const record = newRecord();
  const asked: string[] = [];
  const carrier: Carrier = {
    carry: async ({ url }) => {
      asked.push(url.href);
      return { status: 200, headers: {}, body: Readable.from([signedList()]) };
    },
    close: async () => undefined,
  };
  const updates = { address: 'https://updates.example.com/koekura/', publicKey, windowsPublisher: '', macTeam: '' };
  const updating = composeUpdates({
    ...{ record, carrier, build: { version, demo: false, updates }, tell: () => undefined },
    policy: () => ({ check: 'notify', channel: 'stable' }),
    now: () => 1_791_000_000,
  });
  return { record, asked, updating };
}

test.each([
  ['0.1.0', '0.2.0'],
  ['0.2.0', '0.2.0'],
  ['0.3.0', '0.3.0'],
])('a check-up holds %s against %s, once a list was read', async (version, newest) => {
  const { updating, asked } = setUp(version);
  expect(updating.versions()).toEqual({ version, newest: null });
  await updating.updates.check();
  expect(updating.versions()).toEqual({ version, newest });
  expect(asked).toEqual(['https://updates.example.com/koekura/koekura-stable.update']);
});

test('the user’s setting decides whether the clock asks', async () => {
  const { record, updating, asked } = setUp('0.1.0');
  changeSettings(record, { checkForUpdates: false });
  await updating.updates.checkQuietly();
  expect(asked).toEqual([]);
  changeSettings(record, { checkForUpdates: true });
  await updating.updates.checkQuietly();
  expect(asked).toHaveLength(1);
});
