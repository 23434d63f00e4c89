import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import plist from 'plist';
import { expect, test } from 'vitest';
import { policyRules } from '../../../main/contract/policy-calls.ts';
import { parsePolicy } from '../../../main/policy/parse-policy.ts';
import { parseRegExport } from '../../../main/policy/parse-reg-export.ts';
import { managedPreferences } from '../../../main/policy/read-managed-preferences.ts';
import { policyFile } from '../../../main/policy/read-policy.ts';
import { policyKey } from '../../../main/policy/read-registry.ts';

/** docs/policy.md, held against what reads policies: whoever copies from it gets what it says. */

const guide = readFileSync(resolve(import.meta.dirname, '../../../docs/policy.md'), 'utf8');
const sample = (kind: string) => new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\n\`\`\``).exec(guide)?.[1] ?? '';

test('it tells of every rule, and of no other', () => {
  const told = [...guide.matchAll(/^\| `([a-z]+\.[a-zA-Z]+)` \|/gm)].map(([, key]) => key);
  expect(told).toEqual(Object.keys(policyRules.shape));
});

test('it names the places that are read', () => {
  for (const place of [policyFile, managedPreferences, policyKey]) expect(guide).toContain(place);
});

test('its file for Linux says every rule, and is one', () => {
  const { rules, problems } = parsePolicy(JSON.parse(sample('json')));
  expect(problems).toEqual([]);
  expect(Object.keys(rules)).toEqual(Object.keys(policyRules.shape));
});

test('its file for the registry is one', () => {
  const { rules, problems } = parsePolicy(parseRegExport(sample('reg').replaceAll('\n', '\r\n'), policyKey));
  expect(problems).toEqual([]);
  expect(rules).toMatchObject({
    ...{ 'retention.minimumDays': 90, 'removal.minimumGraceHours': 24, 'accounts.regions': ['ie1', 'us1'] },
    'archives.folders': ['D:\\Archive'],
  });
});

test('its profile for macOS holds one', () => {
  const profile = plist.parse(sample('xml')) as { PayloadContent: readonly Record<string, unknown>[] };
  const [payload = {}] = profile.PayloadContent;
  expect(payload.PayloadType).toBe('jp.koekura.desktop');
  const rules = Object.entries(payload).filter(([key]) => !key.startsWith('Payload'));
  expect(parsePolicy(Object.fromEntries(rules)).problems).toEqual([]);
});
