import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyNames } from '../../../main/archive/layout.ts';
import { gather } from '../../support/gather.ts';
import { newFolder } from '../../support/new-record.ts';
import { wav } from '../sealed/make-sound.ts';
import type { DyingCopy } from './copy-and-die.ts';
import { ours, pair, patient, setUpArchives, untold } from './set-up-archives.ts';

const plain = wav(randomBytes(16_000));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** The signal that ended it; null when it came to its end. */
function die(order: DyingCopy): Promise<string | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'copy-and-die.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
}

/** Copies a recording anew in an archive of its own, killed after its `dies`th step; then lets others finish it. */
async function killAndGoOn(kind: 'sealed' | 'plain', dies: number): Promise<boolean> {
  const set = setUpArchives();
  const held = kind === 'sealed' ? set.addSealed(plain) : set.addPlain(plain);
  const { recording, wrap } = held;
  const media = join(newFolder(), 'media');
  writeFileSync(media, Buffer.concat(await gather((await held.media()).chunks)));
  const signal = await die({
    root: set.root,
    archive: set.archive,
    recording,
    wrap: wrap && { encryptedContentKey: base64(wrap.encryptedContentKey), iv: base64(wrap.iv) },
    media,
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    fingerprint: ours,
    dies,
  });
  const before = everything(set.root).filter((name) => name.endsWith('.sealed'));
  const bytes = before.map((name) => readFileSync(join(set.root, name)));
  // The same profile, started again: it sweeps away what it left staged.
  const made = await set.open('dying').copy(set.archive, held, patient, untold);
  expect(made.fingerprint).toBe(ours);
  const names = copyNames({ recording: recording.sid, account: recording.account, startedAt: recording.startedAt });
  const lying = everything(set.root).filter(
    (name) => !/^(README\.md|open-archive\.koekura|koekura-archive\.json)$/.test(name),
  );
  expect(lying.sort()).toEqual([names.audio, names.envelope].sort());
  for (const [at, name] of before.entries())
    expect(readFileSync(join(set.root, name)).equals(bytes[at] ?? plain)).toBe(true);
  return signal !== null;
}

const everything = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));

test.each(['sealed', 'plain'] as const)(
  'killed after any step of copying what is %s, the next run finishes it: whole, nothing doubled, nothing replaced',
  async (kind) => {
    let killed = 0;
    for (let dies = 1; await killAndGoOn(kind, dies); dies += 1) killed += 1;
    expect(killed).toBeGreaterThan(3);
  },
  180_000,
);
