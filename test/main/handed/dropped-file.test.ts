import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDroppedFile } from '../../../main/handed/dropped-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function newDropped(mayShow = true) {
  const handed: string[] = [];
  const told: string[] = [];
  const dropped = createDroppedFile(
    (path) => handed.push(path),
    (source) => told.push(source),
    () => mayShow,
  );
  return { dropped, handed, told };
}

test.each([
  ['/home/aiko/keys/twilio.pem', 'twilio.pem'],
  ['C:\\Users\\aiko\\twilio.pem', 'twilio.pem'],
])('of %s only its name is told, and its path until it is forgotten', async (path, name) => {
  const { dropped, handed, told } = newDropped();
  expect(dropped.path()).toBeNull();
  await dropped.drop(path);
  expect(told).toEqual([name]);
  expect(handed).toEqual([]);
  expect(dropped.path()).toBe(path);
  dropped.forget();
  expect(dropped.path()).toBeNull();
});

test('what Koekura wrote goes the way of a file opened with it', async () => {
  const { dropped, handed, told } = newDropped();
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  const kit = join(folder.path, 'kit.koekura');
  writeFileSync(kit, 'KOEKURA KIT\n');
  await dropped.drop(kit);
  expect(handed).toEqual([kit]);
  expect(told).toEqual([]);
  expect(dropped.path()).toBeNull();
});

test('in the instant of a lock what Koekura wrote is kept for after it, and a key is not', async () => {
  const { dropped, handed, told } = newDropped(false);
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  const kit = join(folder.path, 'kit.koekura');
  writeFileSync(kit, 'KOEKURA KIT\n');
  await dropped.drop(kit);
  await dropped.drop(join(folder.path, 'twilio.pem'));
  expect([handed, told, dropped.path()]).toEqual([[kit], [], null]);
});
