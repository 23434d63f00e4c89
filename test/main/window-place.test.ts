import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { windowPlaceIn } from '../../main/window-place.ts';
import { newFolder } from '../support/new-record.ts';

const place = { x: 10, y: 20, width: 1200, height: 800, maximized: false };

test('a window is found where it was left, in a profile that is not there yet', () => {
  const path = join(newFolder(), 'profile', 'window.json');
  windowPlaceIn(path).write(place);
  expect(windowPlaceIn(path).read()).toEqual(place);
});

test.each(['', 'null', '{"x":1}', '{"x":"1","y":2,"width":3,"height":4,"maximized":false}', '\0\0'])(
  'a place that makes no sense is as good as none: %j',
  (text) => {
    const path = join(newFolder(), 'window.json');
    writeFileSync(path, text);
    expect(windowPlaceIn(path).read()).toBeNull();
  },
);

test('a place that cannot be kept costs nothing else', () => {
  const file = join(newFolder(), 'in-the-way');
  writeFileSync(file, 'x');
  expect(() => windowPlaceIn(join(file, 'window.json')).write(place)).not.toThrow();
  expect(readFileSync(file, 'utf8')).toBe('x');
});
