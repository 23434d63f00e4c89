import { expect, it } from 'vitest';
import { type KeyPress, playerCommand } from '../../../renderer/player/player-commands.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

it.each([
  [press(' '), { do: 'play-or-pause' }],
  [press('ArrowLeft'), { do: 'skip', seconds: -5 }],
  [press('ArrowRight'), { do: 'skip', seconds: 5 }],
  [press('ArrowLeft', { shiftKey: true, code: 'ArrowLeft' }), { do: 'skip', seconds: -15 }],
  [press('ArrowRight', { shiftKey: true, code: 'ArrowRight' }), { do: 'skip', seconds: 15 }],
  [press('Home'), { do: 'to-start' }],
  [press(','), { do: 'slower' }],
  [press('.'), { do: 'faster' }],
  [press('m'), { do: 'mute' }],
  [press('M'), { do: 'mute' }],
  [press('n'), { do: 'next' }],
  [press('p'), { do: 'previous' }],
  [press('1'), { do: 'hear-alone', channel: 0 }],
  [press('2'), { do: 'hear-alone', channel: 1 }],
  // On a Japanese keyboard Shift+2 writes a quotation mark; what counts is the key.
  [press('"', { shiftKey: true, code: 'Digit2' }), { do: 'mute-channel', channel: 1 }],
])('%j means %j', (pressed, command) => {
  expect(playerCommand(pressed)).toEqual(command);
});

it.each([
  press('x'),
  press('ArrowUp'),
  press('Enter'),
  press('m', { ctrlKey: true }),
  press('ArrowLeft', { metaKey: true }),
  press('n', { altKey: true }),
  press('N', { shiftKey: true, code: 'KeyN' }),
  press('toString'),
  press('constructor'),
])('%j is left alone', (pressed) => {
  expect(playerCommand(pressed)).toBeNull();
});
