import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import plist from 'plist';
import { expect, test } from 'vitest';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import { PolicyTrouble } from '../../../main/policy/policy-trouble.ts';
import { readManagedPreferences } from '../../../main/policy/read-managed-preferences.ts';
import type { RunTool } from '../../../main/policy/run-system-tool.ts';
import { newFolder } from '../../support/new-record.ts';

/** Stands for macOS's plutil, which is asked to make JSON of what it is given. */
const plutil: RunTool = async (path, args, input) => {
  expect([path, ...args]).toEqual(['/usr/bin/plutil', '-convert', 'json', '-o', '-', '--', '-']);
  return Buffer.from(JSON.stringify(plist.parse(Buffer.from(input ?? []).toString())));
};

function written(preferences: plist.PlistObject): string {
  const path = join(newFolder(), 'jp.koekura.desktop.plist');
  writeFileSync(path, plist.build(preferences));
  return path;
}

test('managed preferences', async () => {
  const path = written({ version: 1, 'export.forbidPlain': true, 'accounts.regions': ['ie1'], PayloadVersion: 1 });
  expect(await readManagedPreferences(path, 'anybody', plutil)).toMatchObject({
    ...{ source: 'managed-preferences', place: path, problems: [] },
    rules: { 'export.forbidPlain': true, 'accounts.regions': ['ie1'] },
  });
});

test('none are no policy', async () => {
  expect(await readManagedPreferences(join(newFolder(), 'none.plist'), 'root', plutil)).toBe(noPolicy);
});

test('those anybody could have written bind nobody, and plutil never sees them', async () => {
  const policy = await readManagedPreferences(written({ version: 1 }), 'root', () => expect.fail('was run'));
  expect(policy.problems).toMatchObject([{ problem: 'not-trusted', key: '' }]);
});

test('those plutil cannot read are a problem', async () => {
  const policy = await readManagedPreferences(written({ version: 1 }), 'anybody', async () => {
    throw new PolicyTrouble('unreadable', '/usr/bin/plutil: 1');
  });
  expect(policy.problems).toEqual([{ problem: 'unreadable', key: '', detail: '/usr/bin/plutil: 1' }]);
});
