import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, getRawHeader } from '@electron/asar';
import { linuxProgram } from '../finish-package.ts';
import type { Target } from '../target.ts';
import { sha256Hex } from './sha256-hex.ts';

/** An unpacked program, opened to be looked at. */
export type OpenedPackage = {
  readonly target: Target;
  /** All that was packed. */
  readonly folder: string;
  readonly program: string;
  readonly resources: string;
  readonly asar: string;
  /** SHA-256 of the archive's header, which holds the hash of every file in it. */
  readonly headerHash: string;
  /** The archive's files, taken out. */
  readonly app: string;
  readonly close: () => void;
};

/** Opens what `npm run dist -- --dir` left in `output`; throws where there is nothing of the kind. */
export function openPackage(output: string, target: Target): OpenedPackage {
  const unpacked = existsSync(output) ? readdirSync(output).find((name) => /unpacked$|^mac/.test(name)) : undefined;
  if (unpacked === undefined) throw new Error(`${output} holds no unpacked program: npm run dist -- --dir makes one`);
  const folder = join(output, unpacked);
  const mac = target.system === 'darwin';
  const resources = join(folder, mac ? 'Koekura.app/Contents/Resources' : 'resources');
  const asar = join(resources, 'app.asar');
  const app = mkdtempSync(join(tmpdir(), 'koekura-package-'));
  extractAll(asar, app);
  return {
    target,
    folder,
    program: join(folder, mac ? 'Koekura.app' : target.system === 'win32' ? 'Koekura.exe' : linuxProgram),
    resources,
    asar,
    headerHash: sha256Hex(Buffer.from(getRawHeader(asar).headerString)),
    app,
    close: () => rmSync(app, { recursive: true }),
  };
}
