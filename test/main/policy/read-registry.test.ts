import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import { parseRegExport } from '../../../main/policy/parse-reg-export.ts';
import { PolicyTrouble } from '../../../main/policy/policy-trouble.ts';
import { policyKey, readRegistry } from '../../../main/policy/read-registry.ts';
import type { RunTool } from '../../../main/policy/run-system-tool.ts';

const head = 'Windows Registry Editor Version 5.00';
const account = `AC${'0f'.repeat(16)}`;
/** A list as regedit writes it: UTF-16LE in hex, a zero after each entry and one at the end, broken after 80 columns. */
function list(...entries: string[]): string {
  const bytes = Buffer.from(`${entries.map((entry) => `${entry}\0`).join('')}\0`, 'utf16le');
  return `hex(7):${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`.replaceAll(
    /((?:[0-9a-f]{2},){20})/g,
    '$1\\\r\n  ',
  );
}
const exported = (...lines: string[]) => [head, '', `[${policyKey}]`, ...lines, '', ''].join('\r\n');

describe('what reg.exe exports', () => {
  test('is read: strings, numbers, yes and no, lists', () => {
    const text = exported(
      '"version"=dword:00000001',
      '"export.forbidPlain"=dword:00000001',
      '"holds.forbidLifting"=dword:00000000',
      '"retention.minimumDays"=dword:0000005a',
      '"updates.check"="off"',
      `"accounts.allowed"=${list(account)}`,
      `"archives.folders"=${list('D:\\0archive', '\\\\server\\録音', 'E:\\')}`,
      '"accounts.regions"=hex(7):00,00',
    );
    expect(parseRegExport(text, policyKey)).toEqual({
      version: 1,
      'export.forbidPlain': true,
      'holds.forbidLifting': false,
      'retention.minimumDays': 90,
      'updates.check': 'off',
      'accounts.allowed': [account],
      'archives.folders': ['D:\\0archive', '\\\\server\\録音', 'E:\\'],
      'accounts.regions': [],
    });
  });

  test('with quotes and backslashes in a value', () => {
    expect(parseRegExport(exported('"a\\"b"="C:\\\\x\\"y"'), policyKey)).toEqual({ 'a"b': 'C:\\x"y' });
  });

  test.each([
    ['a number that is neither yes nor no', '"export.forbidPlain"=dword:00000002', { 'export.forbidPlain': 2 }],
    ['a number of another size', '"retention.minimumDays"=hex(b):5a,00', { 'retention.minimumDays': 'hex(b):5a,00' }],
    ['the key’s own value', '@="x"', { '@': 'x' }],
  ])('%s is left for the parser of policies to refuse', (_, line, wanted) => {
    expect(parseRegExport(exported(line), policyKey)).toEqual(wanted);
  });

  test('a key beneath is told by its name, its values are not taken for rules', () => {
    const text = exported('"version"=dword:00000001', '', `[${policyKey}\\Accounts]`, '"1"="AC"');
    expect(parseRegExport(text, policyKey)).toEqual({ version: 1, Accounts: null });
  });

  test.each([
    ['an older kind', 'REGEDIT4\r\n'],
    ['nothing', ''],
    ['a line of no kind', exported('what?')],
    ['another key', `${head}\r\n\r\n[HKEY_CURRENT_USER\\Software]\r\n`],
  ])('%s is malformed', (_, text) => {
    expect(() => parseRegExport(text, policyKey)).toThrow(PolicyTrouble);
  });
});

/** Stands for reg.exe: the keys under Policies, and what an export writes. */
const regExe =
  (keys: readonly string[], text: string): RunTool =>
  async (path, args) => {
    if (!path.endsWith('reg.exe')) throw new Error(path);
    if (args[0] === 'query') return Buffer.from(`\r\n${keys.join('\r\n')}\r\n`);
    const [what, key, file = '', ...flags] = args;
    expect([what, key, flags]).toEqual(['export', policyKey, ['/y', '/reg:64']]);
    writeFileSync(file, `\uFEFF${text}`, 'utf16le');
    return Buffer.alloc(0);
  };
const policies = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies';

test('a policy of the registry', async () => {
  const run = regExe(
    [`${policies}\\Microsoft`, policyKey],
    exported('"version"=dword:00000001', '"updates.check"="off"'),
  );
  expect(await readRegistry('C:\\Windows', 'anybody', run)).toMatchObject({
    ...{ source: 'registry', place: policyKey, rules: { 'updates.check': 'off' }, problems: [] },
  });
});

test('no key is no policy', async () => {
  const run = regExe([`${policies}\\Microsoft`, `${policies}\\KoekuraOther`], 'never read');
  expect(await readRegistry('C:\\Windows', 'anybody', run)).toBe(noPolicy);
});

test.each(['query', 'export'])('that reg.exe cannot %s is a problem, not the absence of a policy', async (failing) => {
  const whole = regExe([policyKey], exported());
  const run: RunTool = async (path, args, input) => {
    if (args[0] === failing) throw new PolicyTrouble('unreadable', 'reg.exe: 1');
    return whole(path, args, input);
  };
  const policy = await readRegistry('C:\\Windows', 'anybody', run);
  expect(policy.problems).toEqual([{ problem: 'unreadable', key: '', detail: 'reg.exe: 1' }]);
});
