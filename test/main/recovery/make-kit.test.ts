import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { mountSmall } from '../../support/mount-small.ts';
import { newFolder } from '../../support/new-record.ts';
import { fillProfile, kitPassphrase, recoveryProfile } from '../../support/recovery-profile.ts';

/** What can go wrong while a kit is written: the one that lay there stays, and nothing is left behind. */
function filled(copies: number) {
  const profile = recoveryProfile(newFolder());
  fillProfile(profile.record, profile.plans, newFolder(), copies);
  onTestFinished(profile.close);
  return profile;
}

/** Elsewhere there is no small file system without more rights. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0;

test.runIf(canMount)(
  'a disk that fills up leaves nothing, and no key counts as backed up',
  async () => {
    const small = mountSmall('size=64k');
    if (small === null) throw new Error('cannot mount here');
    const { recovery, keyRing, record } = filled(4000);
    await keyRing.generate({ name: 'Key', sessionOnly: false });
    // What does not pack: as many bytes as the disk has not.
    record.exec('UPDATE copy SET sha256 = lower(hex(randomblob(32)))');
    await expect(recovery.make(join(small.folder, 'kit.koekura'), kitPassphrase)).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(readdirSync(small.folder)).toEqual([]);
    expect(await keyRing.list()).toMatchObject([{ backedUpAt: null }]);
    expect(recovery.standing().kit).toBeNull();
  },
  120_000,
);

test('cancelled while it is written, it leaves the kit that lay there', async () => {
  const profile = filled(3);
  const path = join(newFolder(), 'kit.koekura');
  await profile.recovery.make(path, kitPassphrase);
  const before = readFileSync(path);
  const making = expect(profile.recovery.make(path, kitPassphrase)).rejects.toMatchObject({ code: 'cancelled' });
  // Not before its worker is at work.
  while (!part(path)) await setTimeout(5);
  await profile.recovery.cancel();
  await making;
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(part(path)).toBe(false);
  expect(existsSync(path)).toBe(true);
}, 120_000);

const part = (path: string) => readdirSync(join(path, '..')).some((name) => name.endsWith('.part'));

test('a ledger that was altered goes along as it is, and the new machine finds it broken, too', async () => {
  const profile = recoveryProfile(newFolder());
  await profile.guard.anchor();
  for (let more = 0; more < 5; more += 1) profile.ledger.noteFact({ what: 'settings-changed', more });
  profile.record.exec(
    'UPDATE ledger SET entry = replace(entry, \'"more":2\', \'"more":9\') WHERE entry LIKE \'%"more":2%\'',
  );
  const path = join(newFolder(), 'kit.koekura');
  await profile.recovery.make(path, kitPassphrase);
  await profile.close();
  const fresh = recoveryProfile(newFolder());
  const { next } = await fresh.restore(path);
  onTestFinished(next.close);
  expect(await next.guard.verify(() => {})).toMatchObject({ state: 'broken', firstMisfit: 5 });
}, 120_000);
