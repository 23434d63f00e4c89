import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Origins } from '../create-tenant.ts';
import type { Happening } from './happening.ts';

/** The origins the user gave in so many words. */
export type AskedOrigins = { readonly [Name in keyof Origins]?: Origins[Name] | undefined };

export type StateFolder = {
  readonly origins: Origins;
  readonly past: readonly Happening[];
  readonly keep: (happening: Happening) => void;
  /** Writes a private key its holder alone may read; returns its path. */
  readonly writeKey: (name: string, pem: string) => string;
};

/** A simulator killed while it wrote leaves half a line, and what that line said was never answered for. */
function wholeLines(text: string): string[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '');
}

/** A state belongs to the world it began with: what was asked for in so many words must agree with it. */
function refuseAnotherWorld(kept: Origins, asked: AskedOrigins, folder: string): void {
  for (const name of Object.keys(asked) as (keyof Origins)[]) {
    if (asked[name] === undefined || asked[name] === kept[name]) continue;
    throw new Error(
      `The state in ${folder} has ${name} ${kept[name]}, not ${asked[name]}: use another folder, or leave the option out`,
    );
  }
}

/**
 * Opens `folder`/state.jsonl, or begins it with `origins`: the first line tells what the worlds were made from, the
 * others what happened. `asked` may leave out what the user did not say.
 */
export function openStateFolder(folder: string, origins: Origins, asked: AskedOrigins): StateFolder {
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const path = join(folder, 'state.jsonl');
  const lines = existsSync(path) ? wholeLines(readFileSync(path, 'utf8')) : [];
  const [first, ...rest] = lines.map((line) => JSON.parse(line) as unknown);
  // A state begun before there were several subaccounts does not say how many.
  const kept =
    first === undefined ? origins : ({ subaccounts: 1, elsewhere: 0, ...(first as Partial<Origins>) } as Origins);
  refuseAnotherWorld(kept, asked, folder);
  if (lines.length === 0) writeFileSync(path, `${JSON.stringify(origins)}\n`, { mode: 0o600 });
  else writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
  return {
    origins: kept,
    past: rest as Happening[],
    keep: (happening) => appendFileSync(path, `${JSON.stringify(happening)}\n`),
    writeKey: (name, pem) => {
      const keyPath = join(folder, 'keys', `${name}.pem`);
      writeFileSync(keyPath, pem, { mode: 0o600 });
      return keyPath;
    },
  };
}
