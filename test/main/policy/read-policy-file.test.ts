import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import { readPolicyFile } from '../../../main/policy/read-policy-file.ts';
import { companyAuthority, vouchedCertificate } from '../../support/company-authority.ts';
import { newFolder } from '../../support/new-record.ts';

function written(text: string): string {
  const path = join(newFolder(), 'policy.json');
  writeFileSync(path, text);
  return path;
}
const ofRules = (rules: object) => readPolicyFile(written(JSON.stringify({ version: 1, ...rules })), 'anybody');

test('no file is no policy', async () => {
  expect(await readPolicyFile(join(newFolder(), 'policy.json'), 'root')).toBe(noPolicy);
});

test('a file with its byte order mark', async () => {
  const path = written('\uFEFF{"version": 1, "export.forbidPlain": true}');
  expect(await readPolicyFile(path, 'anybody')).toEqual({
    ...{ source: 'file', place: path, rules: { 'export.forbidPlain': true } },
    ...{ problems: [], authorities: [], certificates: [] },
  });
});

test.each(['', '{', '{"version": 1,}', 'version: 1'])('what is not JSON is told as malformed: %j', async (text) => {
  const policy = await readPolicyFile(written(text), 'anybody');
  expect(policy).toMatchObject({ source: 'file', rules: {}, problems: [{ problem: 'malformed', key: '' }] });
});

test('a file that others could write binds nobody, and says so', async () => {
  const policy = await readPolicyFile(written('{"version": 1}'), 'root');
  expect(policy.problems).toMatchObject([{ problem: 'not-trusted', key: '' }]);
});

test('authorities, written out or in a file, come to certificates', async () => {
  const pem = join(newFolder(), 'company.pem');
  writeFileSync(pem, `Some words before.\n${companyAuthority}`);
  const policy = await ofRules({ 'network.extraAuthorities': [companyAuthority, pem] });
  expect(policy.problems).toEqual([]);
  expect(policy.authorities.map(({ subject }) => subject)).toEqual(Array(2).fill('CN=Example Works Root'));
  expect(policy.certificates).toEqual(Array(2).fill(companyAuthority.trim()));
});

test.each([
  ['a file of something else', fileURLToPath(import.meta.url), 'certificate'],
  ['a file that is not there', '/nowhere/company.pem', 'unreadable'],
  ['a path from somewhere', 'company.pem', 'certificate'],
  ['a server’s own certificate', vouchedCertificate, 'certificate'],
  ['a certificate cut short', companyAuthority.replace(/\n.{64}\n/, '\n'), 'certificate'],
])('%s is no authority', async (_, entry, problem) => {
  const policy = await ofRules({ 'network.extraAuthorities': [entry] });
  expect(policy.problems).toMatchObject([{ problem, key: 'network.extraAuthorities' }]);
  expect(policy.certificates).toEqual([]);
});
