import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tagBytes } from '../../main/crypto/gcm-form.ts';
import { closeSealedAudio, openSealedAudio } from '../../main/sealed/open-sealed-audio.ts';
import { verifySealed } from '../../main/sealed/verify-sealed.ts';
import type { Figure } from './figure.ts';
import { makeSealedSample, quantile, type SealedSample, timed } from './sealed-sample.ts';

const soundBytes = 500_000_000;
const rounds = 9;
const patient = new AbortController().signal;

/** A 500 MB sealed file in the page cache: the passes that open it, against a C loop over OpenSSL's EVP. */
export async function measureVerify(): Promise<readonly Figure[]> {
  const sample = makeSealedSample(soundBytes);
  try {
    const floor = compileFloor(sample.folder);
    const taken = { floor: [] as number[], bare: [] as number[], full: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      if (floor !== null) taken.floor.push(runFloor(floor, sample));
      taken.bare.push(await timed(() => verifyBare(sample)));
      taken.full.push(await timed(() => verifyFully(sample)));
    }
    const [c, bare, full] = [taken.floor, taken.bare, taken.full].map((values) => quantile(values, 0.5));
    return [
      figure('pass without fingerprints and peaks', bare ?? Number.NaN, c ?? Number.NaN, 0.8),
      figure('pass with fingerprints and peaks', full ?? Number.NaN, c ?? Number.NaN, 0.4),
    ];
  } finally {
    sample.remove();
  }
}

async function verifyBare({ path, length, contentKey, iv }: SealedSample): Promise<void> {
  const descriptor = openSync(path, 'r');
  const unseen = { cipher: () => {}, plain: () => {} };
  await verifySealed({ descriptor, size: length + tagBytes }, contentKey, iv, unseen, patient);
  closeSync(descriptor);
}

async function verifyFully({ path, contentKey, iv }: SealedSample): Promise<void> {
  closeSealedAudio((await openSealedAudio(path, new Uint8Array(contentKey), iv, patient)).open);
}

function compileFloor(folder: string): string | null {
  const program = join(folder, 'verify-floor');
  const source = resolve(import.meta.dirname, 'verify-floor.c');
  try {
    execFileSync('gcc', ['-O2', '-o', program, source, '-lcrypto'], { stdio: 'ignore' });
    return program;
  } catch {
    return null;
  }
}

function runFloor(program: string, { path, contentKey, iv }: SealedSample): number {
  return Number(execFileSync(program, [path, contentKey.toString('hex'), iv.toString('hex')], { encoding: 'utf8' }));
}

function figure(what: string, took: number, c: number, least: number): Figure {
  const value = c / took;
  const measured = Number.isNaN(c)
    ? 'no floor: gcc or the headers of libcrypto are missing here'
    : `C ${c.toFixed(0)} ms, here ${took.toFixed(0)} ms; medians of ${rounds}, interleaved, file in the page cache`;
  return {
    what: `verify 500 MB, ${what}`,
    value,
    unit: '× C',
    reach: `at least ${least}`,
    met: value >= least,
    how: measured,
  };
}
