import { expect, test } from 'vitest';
import { createDroppedFile } from '../../../main/handed/dropped-file.ts';

test.each([
  ['/home/aiko/keys/twilio.pem', 'twilio.pem'],
  ['C:\\Users\\aiko\\twilio.pem', 'twilio.pem'],
])('of %s only its name is told, and its path until it is forgotten', (path, name) => {
  const told: string[] = [];
  const dropped = createDroppedFile((source) => told.push(source));
  expect(dropped.path()).toBeNull();
  dropped.drop(path);
  expect(told).toEqual([name]);
  expect(dropped.path()).toBe(path);
  dropped.forget();
  expect(dropped.path()).toBeNull();
});
