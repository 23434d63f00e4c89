import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { receiveDroppedFile } from './receive-dropped-file.ts';

describe.skipIf(process.platform === 'win32')('a dropped file (needs FIFOs, which Windows has not)', () => {
  test.each([0, 1, 65_536, 1_000_003])('%i bytes reach main as they were, and leave nothing behind', async (size) => {
    const bytes = randomBytes(size);
    const path = await receiveDroppedFile('my key.pem', Uint8Array.from(bytes));
    expect(path).toMatch(/\/my key\.pem$/);
    expect((await readFile(path)).equals(bytes)).toBe(true);
    await vi.waitFor(() => expect(existsSync(dirname(path))).toBe(false));
  });

  test('its bytes lie on no disk: what has the path is no file, and nobody else may open it', async () => {
    const path = await receiveDroppedFile('key.pem', randomBytes(1700));
    const entry = lstatSync(path);
    expect([entry.isFIFO(), entry.size, entry.mode & 0o777]).toEqual([true, 0, 0o600]);
    expect(lstatSync(dirname(path)).mode & 0o077).toBe(0);
    await readFile(path);
  });

  test('a reader that has seen enough may leave in the middle', async () => {
    const path = await receiveDroppedFile('large', randomBytes(4_000_000));
    const reader = await open(path, 'r');
    const { bytesRead } = await reader.read(Buffer.alloc(1000), 0, 1000);
    await reader.close();
    expect(bytesRead).toBeGreaterThan(0);
    await vi.waitFor(() => expect(existsSync(dirname(path))).toBe(false));
  });

  test('the bytes are wiped once they have been handed over', async () => {
    const bytes = randomBytes(100);
    await readFile(await receiveDroppedFile('key.pem', bytes));
    await vi.waitFor(() => expect(bytes.every((byte) => byte === 0)).toBe(true));
  });

  test('waiting for a reader holds up nobody else', async () => {
    const paths = await Promise.all([1, 2, 3, 4, 5, 6].map(() => receiveDroppedFile('key.pem', randomBytes(10))));
    await wait(60);
    expect((await readFile(import.meta.filename)).length).toBeGreaterThan(0);
    await Promise.all(paths.map((path) => readFile(path)));
  });

  test.each(['../../etc/passwd', '/etc/passwd'])('a file that calls itself %s stays in its folder', async (name) => {
    const path = await receiveDroppedFile(name, randomBytes(1));
    expect(path).toMatch(/\/koekura-dropped-\w+\/passwd$/);
    await readFile(path);
  });
});
