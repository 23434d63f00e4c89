import { expect, it } from 'vitest';
import { passphraseStrength } from '../../../renderer/keys/passphrase-strength.ts';

it.each([
  ['', 'too-short'],
  ['elevenchars', 'too-short'],
  ['aaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['abcdefghijklmnop', 'weak'],
  ['123456789012', 'weak'],
  ['qzqzqzqzqzqzqzqz', 'weak'],
  ['hgrwtbqmxvkp', 'fair'],
  ['correct horse battery staple', 'strong'],
  ['桜の木の下で猫が魚を食べた', 'strong'],
])('takes %j for %s', (passphrase, strength) => {
  expect(passphraseStrength(passphrase)).toBe(strength);
});

it('counts characters, not UTF-16 halves', () => {
  expect(passphraseStrength('🐈🐟🌸🍵🗻🐈')).toBe('too-short');
});
