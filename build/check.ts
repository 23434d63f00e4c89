import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

/** `npm run check`: the types of each side, then format and lint. Says all that is wrong, not the first thing only. */

const root = resolve(import.meta.dirname, '..');
const bin = join(root, 'node_modules/.bin');
const projects = ['main/tsconfig.json', 'main/tsconfig.preload.json', 'renderer/tsconfig.json', 'test/tsconfig.json'];
const checks = [
  ...projects.map((project) => ({ name: `types of ${project}`, command: 'tsc', args: ['-p', project] })),
  { name: 'format and lint', command: 'biome', args: ['ci', '--colors=off', '--error-on-warnings'] },
];

let failed = 0;
for (const { name, command, args } of checks) {
  const { status, said } = await run(command, args);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (status === 0) continue;
  failed += 1;
  console.log(said);
}
process.exitCode = failed === 0 ? 0 : 1;

function run(command: string, args: readonly string[]): Promise<{ status: number | null; said: string }> {
  const child = spawn(join(bin, command), args, { cwd: root, shell: process.platform === 'win32' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((done) => {
    child.on('error', (error) => done({ status: 127, said: String(error) }));
    child.on('close', (status) => done({ status, said }));
  });
}
