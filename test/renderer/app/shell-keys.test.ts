import { expect, test } from 'vitest';
import { accountsAfterPress } from '../../../renderer/app/sidebar-accounts.tsx';
import { screenIn } from '../../../renderer/app/use-screen.ts';
import { shellCommand } from '../../../renderer/app/use-shell-keys.ts';

const press = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test.each([
  ['f', { ctrlKey: true }, false, { do: 'search' }],
  ['F', { metaKey: true }, true, { do: 'search' }],
  ['/', {}, false, { do: 'search' }],
  ['/', {}, true, null],
  ['?', {}, false, { do: 'shortcuts' }],
  ['?', {}, true, null],
  ['1', { ctrlKey: true }, false, { do: 'show', screen: 'list' }],
  ['9', { ctrlKey: true }, false, { do: 'show', screen: 'recovery' }],
  ['0', { ctrlKey: true }, false, null],
  ['i', { ctrlKey: true }, false, { do: 'details' }],
  ['f', {}, false, null],
  ['f', { ctrlKey: true, altKey: true }, false, null],
])('%s with %j, typing: %s', (key, held, typing, command) => {
  expect(shellCommand(press(key, held), typing)).toEqual(command);
});

test.each([
  ['#keys', 'keys'],
  ['#list', 'list'],
  ['', 'list'],
  ['#nonsense', 'list'],
])('the page at "%s" shows %s', (hash, screen) => expect(screenIn(hash)).toBe(screen));

test('pressing an account shows it alone, once more all; with Ctrl it joins and leaves', () => {
  expect(accountsAfterPress([], 'a', false)).toEqual(['a']);
  expect(accountsAfterPress(['a'], 'a', false)).toEqual([]);
  expect(accountsAfterPress(['a', 'b'], 'a', false)).toEqual(['a']);
  expect(accountsAfterPress(['a'], 'b', true)).toEqual(['a', 'b']);
  expect(accountsAfterPress(['a', 'b'], 'a', true)).toEqual(['b']);
});
