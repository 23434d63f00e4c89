import { expect, test } from 'vitest';
import { checkupHtml } from '../../../main/checkup/checkup-html.ts';
import type { CallInput, CheckFinding } from '../../../main/contract.ts';

const now = 1_790_000_000;
const account = `AC${'1'.repeat(32)}`;
const finding = (check: string, grade: CheckFinding['grade']): CheckFinding => ({
  ...{ check, grade, scope: 'account', subject: account, name: 'Osaka', says: 'open', facts: {}, failure: null },
  ...{ observedAt: now - 60, since: now - 86_400 },
});
const said = (check: string, verdict: string, observedAt = now - 60) => ({
  ...{ check, scope: 'account' as const, subject: account, observedAt },
  ...{ about: `Osaka (${account})`, title: `Title of ${check}`, verdict, fix: `Mend ${check}` },
});
const run = { beganAt: now - 70, endedAt: now - 50, by: 'user' as const };
const page = (
  findings: readonly CheckFinding[],
  spoken: CallInput<'checkup.save-printable'>['said'],
  language: 'en' | 'ja' = 'en',
) => checkupHtml({ running: false, run, findings: [...findings] }, { language, said: spoken }, now);

test('findings stand with their grades, the gravest first, and how many there are of each', () => {
  const html = page(
    [finding('clock', 'fine'), finding('media-open', 'urgent')],
    [said('clock', 'It is right.'), said('media-open', 'Anybody can listen.')],
  );
  expect(html.indexOf('Anybody can listen.')).toBeGreaterThan(0);
  expect(html.indexOf('Anybody can listen.')).toBeLessThan(html.indexOf('It is right.'));
  expect(html).toContain('Urgent: 1 · To be mended: 0 · Not seen: 0 · Fine: 1');
  expect(html).toContain('Mend media-open');
  expect(html).not.toContain('Mend clock');
});

test('words for a finding that has changed since are not believed', () => {
  const html = page([finding('media-open', 'urgent')], [said('media-open', 'All is well.', now - 90)]);
  expect(html).not.toContain('All is well.');
  expect(html).toContain('media-open');
  expect(html).toContain('open</td>');
});

test('nothing in it can act: markup in names and remarks is text, and no script may run', () => {
  const html = page([finding('media-open', 'urgent')], [said('media-open', '<script>alert(1)</script> & "more"')]);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;');
  expect(html).toContain("default-src 'none'");
});

test('it is in the language that is asked for', () => {
  const html = page([finding('media-open', 'unseen')], [said('media-open', '確認できませんでした。')], 'ja');
  expect(html).toContain('<html lang="ja">');
  expect(html).toContain('未確認: 1');
});
