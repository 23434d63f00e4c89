import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../stage-app.ts';
import { targetName, thisTarget } from '../target.ts';
import type { OpenedPackage } from './opened-package.ts';

/** The two native modules of a package: whose they are, and whether they load where that can be tried. */
export function checkNatives({ app, target, resources }: OpenedPackage): string[] {
  const natives = filesUnder(app).filter((path) => path.endsWith('.node'));
  const unpacked = filesUnder(join(resources, 'app.asar.unpacked'));
  return [
    ...(natives.length === 2 ? [] : [`${natives.length} native files instead of two: ${natives.join(', ')}`]),
    ...unpacked.filter((path) => !path.endsWith('.node')).map((path) => `unpacked without need: ${path}`),
    ...natives.filter((path) => !unpacked.includes(path)).map((path) => `cannot be loaded from the archive: ${path}`),
    ...natives.flatMap((path) => {
      const found = kindOf(readFileSync(join(app, path)));
      return found === targetName(target) ? [] : [`${path} is for ${found}`];
    }),
    ...(targetName(target) === targetName(thisTarget()) ? loadFrom(app) : []),
  ];
}

/** System and processor a native file is for, by the heads of ELF, PE and Mach-O. */
export function kindOf(bytes: Buffer): string {
  const processor = (code: number, x64: number, arm64: number) =>
    code === x64 ? 'x64' : code === arm64 ? 'arm64' : `processor ${code}`;
  if (bytes.subarray(0, 4).toString('latin1') === '\x7fELF')
    return `linux-${processor(bytes.readUInt16LE(18), 62, 183)}`;
  if (bytes.subarray(0, 2).toString('latin1') === 'MZ')
    return `win32-${processor(bytes.readUInt16LE(bytes.readUInt32LE(0x3c) + 4), 0x8664, 0xaa64)}`;
  if (bytes.readUInt32LE(0) === 0xfeedfacf) return `darwin-${processor(bytes.readUInt32LE(4), 0x01000007, 0x0100000c)}`;
  return 'nothing known';
}

/** Uses each dependency that was packed, with nothing else to be found. */
const trial = `
  const Database = require('better-sqlite3');
  const database = new Database(':memory:');
  if (database.prepare('SELECT 1 + 1').pluck().get() !== 2) throw new Error('SQLite cannot add');
  if (typeof require('@napi-rs/keyring').AsyncEntry !== 'function') throw new Error('no keyring');
  if (typeof require('twilio') !== 'function') throw new Error('no twilio');
  require('undici'); require('yazl'); require('libflacjs')('min.wasm');
  Promise.all([import('wasm-media-encoders'), import('csv-stringify/sync'), import('@aws-sdk/client-s3')])
    .then(() => console.log('all there'), (error) => { console.error(error); process.exit(1); });
`;

function loadFrom(app: string): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', trial], { cwd: app, encoding: 'utf8', env: {} });
  return stdout.includes('all there') ? [] : [`what was packed does not load: ${stderr.slice(0, 500)}`];
}
