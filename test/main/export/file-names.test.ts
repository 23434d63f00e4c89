import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTemplate } from '../../../main/export/fill-template.ts';
import { freeNames } from '../../../main/export/free-names.ts';
import { safeName, sameName } from '../../../main/export/safe-name.ts';
import { recordingWith } from '../playback/set-up-playback.ts';

const sid = `RE${'a'.repeat(32)}`;
const facts = { recording: { ...recordingWith(sid), duration: 250 }, account: '大阪 Sales' };
const startedAt = Date.UTC(2026, 10, 23, 5, 2, 9) / 1000;
const at = { ...facts, recording: { ...facts.recording, startedAt } };

test.each([
  ['{date} {time} {from} {to}', '2026-11-23 05-02-09 +81312345678 +819012345678'],
  ['{account}/{sid}', `大阪 Sales-${sid}`],
  ['{direction}_{duration}', 'inbound_4m10s'],
  ['{date}{date}', '2026-11-232026-11-23'],
  ['fixed', 'fixed'],
])('%s becomes %s', (template, name) => {
  expect(fillTemplate(template, at, 'utc')).toBe(name);
});

test('times are local as the window shows them', () => {
  const local = new Date(startedAt * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
  const time = `${two(local.getHours())}-${two(local.getMinutes())}-${two(local.getSeconds())}`;
  expect(fillTemplate('{date} {time}', at, 'local')).toBe(`${day} ${time}`);
});

test('what is not known is called unknown', () => {
  const bare = { ...at.recording, from: null, to: null, direction: null, duration: null };
  const name = fillTemplate('{from}{to}{direction}{duration}', { ...at, recording: bare }, 'utc');
  expect(name).toBe('unknownunknownunknownunknown');
});

test.each([
  ['{caller}', '{caller}'],
  ['{}', '{}'],
  ['{toString}', '{toString}'],
  ['...', '...'],
  [' . ', ' . '],
])('the template %j cannot be used', (template, name) => {
  const fill = () => fillTemplate(template, at, 'utc');
  expect(fill).toThrow(expect.objectContaining({ code: 'export-name-impossible', facts: { name } }));
});

test.each([
  ['con', '_con'],
  ['CON.backup', '_CON.backup'],
  ['aux .x', '_aux .x'],
  ['com1', '_com1'],
  ['LPT³', '_LPT³'],
  ['CONOUT$', '_CONOUT$'],
  ['console', 'console'],
  ['com10', 'com10'],
  ['a<b>c:d"e/f\\g|h?i*j', 'a-b-c-d-e-f-g-h-i-j'],
  ['..hidden', 'hidden'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['dots...', 'dots'],
  ['spaces   ', 'spaces'],
  ['. .a. .', 'a'],
  ['a\u0000b\u001fc\u007fd', 'abcd'],
  ['exe.\u202egnp', 'exe.gnp'],
  ['a\u2066b\u2069\u200f\ufeff\u00ad', 'ab'],
  ['line\nbreak\u2028', 'line break'],
  ['\ud800half', 'half'],
  ['-rf', '_-rf'],
  ['か\u3099', 'が'],
  ['声'.repeat(100), '声'.repeat(40)],
  ['👨‍👩‍👧', '👨👩👧'],
])('the name %j becomes %j', (text, name) => {
  // '../../etc/passwd' begins with dots, which go first; its slash is a dash then.
  expect(safeName(text)).toBe(name.startsWith('-') ? `_${name}` : name);
});

const anything = fc.string({ unit: 'binary', maxLength: 300 });
const nasty = fc
  .array(fc.constantFrom('.', ' ', '/', '\\', ':', 'CON', 'nul', '\u202e', '声', 'e\u0301', '😀', '-', 'x', '\t'), {
    maxLength: 150,
  })
  .map((parts) => parts.join(''));

test('no text makes a name that a system refuses or misreads', () => {
  fc.assert(
    fc.property(fc.oneof(anything, nasty), (text) => {
      const name = safeName(text);
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(name).not.toMatch(/^[. -]|[. ]$/);
      expect(name.split('.')[0]?.trim() ?? '').not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i);
      expect(name).toBe(name.normalize('NFC'));
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
      if (name !== '') expect(safeName(name)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test('no two names of a folder are the same, whatever its case and writing', () => {
  const stems = fc.array(fc.constantFrom('a', 'A', 'a (2)', 'ß', 'SS', 'が', 'か\u3099', 'İ', 'i'), { maxLength: 60 });
  fc.assert(
    fc.property(stems, stems, (there, wanted) => {
      const names = freeNames(there.map((stem) => `${stem}.wav`));
      const given = wanted.map((stem) => names.take(stem, 'wav'));
      const keys = given.map(sameName);
      expect(new Set(keys).size).toBe(keys.length);
      expect(there.some((stem) => keys.includes(sameName(`${stem}.wav`)))).toBe(false);
    }),
  );
});

test('a name that was given back is given out again', () => {
  const names = freeNames([]);
  expect(names.take('a', 'wav')).toBe('a.wav');
  names.giveBack('a.wav');
  expect(names.take('A', 'wav')).toBe('A.wav');
  expect(names.take('a', 'wav')).toBe('a (2).wav');
});

test('a hundred thousand recordings of one name are named in a moment', () => {
  const names = freeNames([]);
  let last = '';
  for (let count = 0; count < 100_000; count += 1) last = names.take('same', 'wav');
  expect(last).toBe('same (100000).wav');
});
