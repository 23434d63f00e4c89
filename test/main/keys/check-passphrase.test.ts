import { expect, test } from 'vitest';
import { checkPassphrase, passphraseBytes } from '../../../main/keys/check-passphrase.ts';

test.each([
  ['', 'is empty'],
  ['elevenchars', 'is short'],
  ['            ', 'is blank'],
  ['   password   ', 'is short but for blanks'],
  ['aaaaaaaaaaaaaaaa', 'is one letter'],
  ['abababababababab', 'repeats two'],
  ['passwordpassword', 'repeats a word'],
  ['abcabcabcabcabcabcab', 'repeats three, not to the end'],
  ['123456789012345', 'counts up'],
  ['abcdefghijklmnop', 'goes through the alphabet'],
  ['aaaaaaaaabbbbbbbbbcd', 'has four letters'],
  ['ひらがなひらがなひらがな', 'repeats in Japanese'],
])('“%s” %s', (passphrase) => {
  expect(() => checkPassphrase(passphrase)).toThrow(expect.objectContaining({ code: 'passphrase-too-weak' }));
});

test.each([
  ['correct horse battery staple'],
  ['twelve chars'],
  ['いろはにほへとちりぬるを'],
  ['correcthorsebattery correcthorsebattery '],
])('“%s” is taken', (passphrase) => {
  expect(() => checkPassphrase(passphrase)).not.toThrow();
});

test('a passphrase is the same however its letters are composed', () => {
  expect(passphraseBytes('がぎぐ é')).toEqual(passphraseBytes('がぎぐ é'.normalize('NFD')));
});
