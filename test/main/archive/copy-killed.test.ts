import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyNames } from '../../../main/archive/layout.ts';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { type DiskImage, mountDiskImage } from '../../support/disk-image.ts';
import { gather } from '../../support/gather.ts';
import { newFolder } from '../../support/new-record.ts';
import { wav } from '../sealed/make-sound.ts';
import type { DyingCopy } from './copy-and-die.ts';
import { ours, pair, patient, setUpArchives, untold } from './set-up-archives.ts';

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
const plain = wav(randomBytes(16_000));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** The signal that ended it; null when it came to its end. */
function die(order: DyingCopy): Promise<string | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'copy-and-die.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
}

/** An archive in `root` with a recording, of which a copy is begun that is killed after its `dies`th step. */
async function beginAndDie(kind: 'sealed' | 'plain', dies: number, root: string) {
  const set = setUpArchives(root);
  const held = kind === 'sealed' ? set.addSealed(plain) : set.addPlain(plain);
  const { recording, wrap } = held;
  const names = copyNames({ recording: recording.sid, account: recording.account, startedAt: recording.startedAt });
  // Its folders are there already, as for nearly every copy.
  for (const name of [names.audio, 'unfinished/dying/x']) mkdirSync(dirname(join(root, name)), { recursive: true });
  const media = join(newFolder(), 'media');
  writeFileSync(media, Buffer.concat(await gather((await held.media()).chunks)));
  if (canMount) execFileSync('sync', ['-f', root]);
  const order = {
    root: set.root,
    archive: set.archive,
    recording,
    wrap: wrap && { encryptedContentKey: base64(wrap.encryptedContentKey), iv: base64(wrap.iv) },
    media,
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    fingerprint: ours,
    dies,
  };
  const signal = await die(order);
  return { set, held, names, died: signal !== null, again: () => die({ ...order, dies: 0 }) };
}
type Begun = Awaited<ReturnType<typeof beginAndDie>>;

/** The same profile, started again: it sweeps away what it left staged, and replaces nothing that has its place. */
async function goOn({ set, held, names }: Begun): Promise<void> {
  const before = everything(set.root).filter((name) => name.endsWith('.sealed'));
  const bytes = before.map((name) => readFileSync(join(set.root, name)));
  const archives = set.open('dying');
  const made = await archives.copy(set.archive, held, patient, untold);
  await archives.close();
  expect(made.fingerprint).toBe(ours);
  const lying = everything(set.root).filter(
    (name) => !/^(README\.md|open-archive\.koekura|koekura-archive\.json)$/.test(name),
  );
  expect(lying.sort()).toEqual([names.audio, names.envelope].sort());
  for (const [at, name] of before.entries())
    expect(readFileSync(join(set.root, name)).equals(bytes[at] ?? plain)).toBe(true);
}

const everything = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));

/** What of the file system has reached its disk by now, and nothing else. */
function freeze({ folder }: DiskImage): string {
  const raw = join(newFolder(), 'frozen.raw');
  copyFileSync(join(dirname(folder), 'image.raw'), raw);
  return raw;
}
async function mounted(raw: string, folder: string, look: () => void | Promise<void>): Promise<void> {
  execFileSync('mount', ['-o', 'loop', raw, folder]);
  try {
    await look();
  } finally {
    execFileSync('umount', [folder]);
  }
}

/** Whatever has its place is whole: the audio is all there, and is what its envelope says. */
function mustBeWhole({ set, names }: Begun): void {
  const [audio, envelope] = [join(set.root, names.audio), join(set.root, names.envelope)];
  if (existsSync(audio)) expect(readFileSync(audio)).toHaveLength(plain.length + 16);
  if (existsSync(envelope))
    expect(sha256(readFileSync(audio))).toBe(JSON.parse(readFileSync(envelope, 'utf8')).audio.sha256);
}

/** Gives whether the copy was killed before it came to its end. */
async function killAndGoOn(kind: 'sealed' | 'plain', dies: number): Promise<boolean> {
  const begun = await beginAndDie(kind, dies, newFolder());
  await goOn(begun);
  return begun.died;
}

/** As killAndGoOn, on a disk that loses its power: right then, and once the next run has taken what lies there for made. */
async function losePowerAndGoOn(kind: 'sealed' | 'plain', dies: number): Promise<boolean> {
  const image = mountDiskImage(24);
  if (image === null) throw new Error('cannot mount here');
  onTestFinished(image.remove);
  const isMade = ({ set, names }: Begun) =>
    [names.audio, names.envelope].every((name) => existsSync(join(set.root, name)));
  const dieHere = async () => {
    const begun = await beginAndDie(kind, dies, join(image.folder, 'archive'));
    const broken = freeze(image);
    const madeBefore = isMade(begun);
    if (madeBefore) expect(await begun.again()).toBeNull();
    const takenForMade = freeze(image);
    await goOn(begun);
    return { begun, broken, madeBefore, takenForMade };
  };
  const { begun, broken, madeBefore, takenForMade } = await dieHere().finally(image.unmount);
  if (madeBefore) await mounted(takenForMade, image.folder, () => expect(isMade(begun)).toBe(true));
  await mounted(broken, image.folder, async () => {
    mustBeWhole(begun);
    await goOn(begun);
  });
  return begun.died;
}

test.each(['sealed', 'plain'] as const)(
  `killed${canMount ? ', or the power lost,' : ''} after any step of copying what is %s, the next run finishes it: whole, nothing doubled, nothing replaced`,
  async (kind) => {
    const end = canMount ? losePowerAndGoOn : killAndGoOn;
    let killed = 0;
    for (let more = true; more; ) {
      const died = await Promise.all([1, 2, 3, 4].map((next) => end(kind, killed + next)));
      more = !died.includes(false);
      killed += died.filter(Boolean).length;
    }
    expect(killed).toBeGreaterThan(7);
  },
  240_000,
);
