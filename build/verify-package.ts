import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Target, targetName } from './package/target.ts';
import { checkFuses, checkIntegrity, checkPropertyList } from './package/verify/check-binary.ts';
import { checkFiles } from './package/verify/check-files.ts';
import { checkNatives } from './package/verify/check-natives.ts';
import { checkWords } from './package/verify/check-words.ts';
import { type OpenedPackage, openPackage } from './package/verify/opened-package.ts';

/**
 * `npm run verify-package`: opens every unpacked program in dist/ and fails unless it is exactly what it should be. What was
 * built twice (dist/again) has to be the same. Needs no Electron: it reads what was packed, not what it does.
 */

const root = resolve(import.meta.dirname, '..');
/** Bytes of the archive with what is unpacked beside it. More than this somebody has to want. */
const budget = 34_000_000;

const targets = (['linux', 'win32', 'darwin'] as const)
  .flatMap((system) => (['x64', 'arm64'] as const).map((processor): Target => ({ system, processor })))
  .filter((target) => existsSync(join(root, 'dist', targetName(target))));
if (targets.length === 0) {
  console.error('There is nothing in dist/: npm run dist -- --dir makes an unpacked program.');
  process.exit(2);
}

let wrong = 0;
for (const target of targets) {
  const name = targetName(target);
  const opened = openPackage(join(root, 'dist', name), target);
  const size = sizeOf(opened.asar) + sizeOf(`${opened.asar}.unpacked`);
  const findings = [
    ...checkFiles(opened, join(root, 'dist/stage', name)),
    ...checkNatives(opened),
    ...(await checkFuses(opened)),
    ...checkIntegrity(opened),
    ...checkPropertyList(opened),
    ...checkWords(opened),
    ...(size <= budget ? [] : [`${size} bytes, more than the ${budget} that are its budget`]),
  ];
  findings.push(...differences(opened, join(root, 'dist/again', name)));
  opened.close();
  wrong += findings.length;
  const megabytes = (size / 1e6).toFixed(1);
  console.log(`${findings.length === 0 ? 'ok    ' : 'FAILED'} ${name}  ${megabytes} MB, archive ${opened.headerHash}`);
  for (const finding of findings.slice(0, 40)) console.log(`       ${finding}`);
}
process.exitCode = wrong === 0 ? 0 : 1;

/** Two builds of one commit are the same, archive and binary; where the second was made. */
function differences(first: OpenedPackage, output: string): string[] {
  if (!existsSync(output)) return [];
  const second = openPackage(output, first.target);
  const binary = ({ program, target }: OpenedPackage) =>
    readFileSync(target.system === 'darwin' ? join(program, 'Contents/Info.plist') : program);
  const same = first.headerHash === second.headerHash && binary(first).equals(binary(second));
  second.close();
  return same ? [] : [`a second build differs: ${second.headerHash}`];
}

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
