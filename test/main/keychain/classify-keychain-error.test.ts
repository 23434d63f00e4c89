import { expect, test } from 'vitest';
import { Failure } from '../../../main/failure.ts';
import { classifyKeychainError } from '../../../main/keychain/classify-keychain-error.ts';

test.each([
  ['Secret Service: unlock prompt was dismissed', 'keychain-locked'],
  ['Couldn’t access platform secure storage: The collection is locked', 'keychain-locked'],
  ['Access denied', 'keychain-locked'],
  ['User interaction is not allowed.', 'keychain-locked'],
  ['DBus error: Unable to autolaunch a dbus-daemon without a $DISPLAY for X11', 'keychain-unavailable'],
  ['Platform secure storage failure: zbus error', 'keychain-unavailable'],
  ['Blocklist overflow', 'keychain-unavailable'],
  ['', 'keychain-unavailable'],
])('“%s” is %s', (message, code) => {
  expect(classifyKeychainError(new Error(message)).code).toBe(code);
});

test('what is a failure already stays what it is', () => {
  const failure = new Failure('keychain-locked');
  expect(classifyKeychainError(failure)).toBe(failure);
});

test('only the first line of what the system said is passed on', () => {
  expect(classifyKeychainError(new Error('no store\n    at native code')).facts.reason).toBe('no store');
});
