import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a start tells the copy that is running already, as Electron's single-instance lock does. */
export type SecondStart = { readonly argv: readonly string[]; readonly workingDirectory: string };

const boxOf = (profile: string): string => join(profile, 'stand-in.starts');
const whole = '.json';

/** Leaves word for the copy that has the profile. At once, because this process ends right after. */
export function leaveWord(profile: string, start: SecondStart): void {
  const path = join(boxOf(profile), `${process.pid}${whole}`);
  mkdirSync(boxOf(profile), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.part`, JSON.stringify(start), { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

/** Hears of every start from now on; what was left for a copy that is gone is nobody's any more. */
export function hearOfStarts(profile: string, heard: (start: SecondStart) => void): void {
  const box = boxOf(profile);
  rmSync(box, { recursive: true, force: true });
  mkdirSync(box, { recursive: true, mode: 0o700 });
  const empty = () => {
    // A test that is over has removed its profile.
    if (!existsSync(box)) return;
    for (const name of readdirSync(box).filter((one) => one.endsWith(whole))) {
      const path = join(box, name);
      const start = JSON.parse(readFileSync(path, 'utf8')) as SecondStart;
      rmSync(path);
      heard(start);
    }
  };
  watch(box, { persistent: false }, empty);
}
