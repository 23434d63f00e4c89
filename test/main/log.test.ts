import { afterEach, expect, test, vi } from 'vitest';
import { logBug, withoutNames } from '../../main/log.ts';

afterEach(() => vi.restoreAllMocks());

test.each([
  ['no such call +81 90-1234-5678 here', 'no such call +… here'],
  ['RE0123456789abcdef0123456789abcdef is odd', 'RE…abcdef is odd'],
  ['GET https://SK1:secret@api.twilio.com/2010/x?Token=1 failed', 'GET https://api.twilio.com/… failed'],
  ['(http://127.0.0.1:8080/a?b)', '(http://127.0.0.1:8080/…)'],
  ['at f (file:///app/out/main/main.js:12:345)', 'at f (file:///app/out/main/main.js:12:345)'],
])('of %j the log says %j', (text, said) => expect(withoutNames(text)).toBe(said));

test('a bug is logged in one line, with its stack and without whom it was about', () => {
  const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  logBug('a batch', new Error('lost +819012345678 of RE0123456789abcdef0123456789abcdef'));
  const line = String(said.mock.calls[0]?.[0]);
  expect(line.trimEnd()).not.toContain('\n');
  expect(line).toContain('Error: lost +… of RE…abcdef');
  expect(line).toContain('log.test.ts');
});
