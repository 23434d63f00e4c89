import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeSigningSeed, openSigningKey } from '../main/crypto/sign.ts';
import { readUpdateList, type UpdateFile, writeUpdateList } from '../main/updates/update-list.ts';
import { updateSource } from '../main/updates/update-source.ts';
import { describePackage } from './package/describe-package.ts';

/**
 * `node build/sign-update-list.ts --packages DIR --notes FILE.json [--channel beta] [--days 120]`: writes the signed list
 * of a channel beside its packages (docs/release.md). The key, 64 hex digits, comes from KOEKURA_UPDATE_KEY only.
 * `--new-key` prints a fresh key and its public half instead, once, to be kept by whoever releases.
 */

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    packages: { type: 'string' },
    notes: { type: 'string' },
    channel: { type: 'string', default: 'stable' },
    days: { type: 'string', default: '120' },
    'new-key': { type: 'boolean', default: false },
  },
});

if (values['new-key']) printNewKey();
else signList();

function printNewKey(): void {
  const seed = makeSigningSeed();
  console.log(`KOEKURA_UPDATE_KEY (secret): ${Buffer.from(seed).toString('hex')}`);
  console.log(`publicKey in main/updates/update-source.ts: ${hex(openSigningKey(seed).publicKey)}`);
}

function signList(): void {
  const { packages, notes, channel, days } = values;
  if (packages === undefined || notes === undefined) throw new Error('--packages DIR and --notes FILE are needed');
  if (channel !== 'stable' && channel !== 'beta') throw new Error(`${channel} is no channel: stable or beta`);
  const key = openSigningKey(Buffer.from(process.env.KOEKURA_UPDATE_KEY ?? '', 'hex'));
  const publicKey = hex(key.publicKey);
  if (publicKey !== updateSource.publicKey)
    throw new Error(`the key in the environment is not the one the program believes (its public half is ${publicKey})`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const files = readdirSync(packages).flatMap((name): UpdateFile[] => {
    const described = describePackage(name, version);
    if (described === null) return [];
    const path = join(packages, name);
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    return [{ ...described, name, size: statSync(path).size, sha256 }];
  });
  if (files.length === 0) throw new Error(`there is no package of ${version} in ${packages}`);
  const madeAt = Math.floor(Date.now() / 1000);
  const list = writeUpdateList(
    {
      ...{ channel, version, madeAt, expiresAt: madeAt + Number(days) * 86_400 },
      notes: JSON.parse(readFileSync(notes, 'utf8')) as { en: string; ja: string },
      files,
    },
    key.sign,
  );
  readUpdateList(list, publicKey);
  const target = join(packages, `koekura-${channel}.update`);
  writeFileSync(target, list);
  console.log(`${target}: ${version} with ${files.length} packages, to be signed again within ${days} days`);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
