import { expect, test } from 'vitest';
import { keychainService } from '../../main/keychain-service.ts';

const origin = new URL('http://127.0.0.1:4010');

test('the same profile finds its entries again', () => {
  const one = { profile: '/home/a/Koekura', packaged: false, twilioOrigin: null };
  expect(keychainService(one)).toBe(keychainService({ ...one }));
  expect(keychainService(one)).toMatch(/^Koekura development [0-9a-f]{8}$/);
  expect(keychainService({ ...one, packaged: true })).toMatch(/^Koekura [0-9a-f]{8}$/);
});

test('a server of one’s own never gets the login of a real account, not even with the same profile', () => {
  const profile = '/home/a/Koekura';
  const services = [
    keychainService({ profile, packaged: false, twilioOrigin: null }),
    keychainService({ profile, packaged: false, twilioOrigin: origin }),
    keychainService({ profile, packaged: false, twilioOrigin: new URL('http://127.0.0.1:4011') }),
    keychainService({ profile, packaged: true, twilioOrigin: null }),
    keychainService({ profile: `${profile} http://127.0.0.1:4010`, packaged: false, twilioOrigin: null }),
  ];
  expect(new Set(services).size).toBe(services.length);
});
