import { parseArgs } from 'node:util';
import { parseDevelopmentOptions } from './development/development.ts';
import type { UpdateSource } from './updates/update-source.ts';

/** What the program was started with. Everything but `profile` is left out of a packaged build. */
export type CommandLine = {
  /** Folder of databases and cache; null: where the OS keeps application data. */
  readonly profile: string | null;
  /** Every Twilio host goes to this origin; loopback only. */
  readonly twilioOrigin: URL | null;
  /** The simulator's own description of itself, a JSON file. */
  readonly demoFile: string | null;
  /** A policy file in place of the system's, which anybody may own. */
  readonly policyFile: string | null;
  /** Whether something watches this process and starts it again, with the demo if it asks for that. */
  readonly supervised: boolean;
  /** A list of versions of one's own, on this machine. */
  readonly updateSource: UpdateSource | null;
};

/** What a packaged build goes by. */
export const noDevelopmentOptions: Omit<CommandLine, 'profile'> = {
  twilioOrigin: null,
  demoFile: null,
  policyFile: null,
  supervised: false,
  updateSource: null,
};

/** Exit status that asks the supervisor to start the program again with the demo account. */
export const exitToDemo = 86;

/** Reads the program's own options out of `argv`; Chromium's and Electron's switches are left alone. */
export function parseCommandLine(argv: readonly string[], packaged: boolean): CommandLine {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: { profile: { type: 'string' } },
  });
  const { profile } = values;
  return {
    profile: typeof profile === 'string' && profile !== '' ? profile : null,
    ...(packaged ? noDevelopmentOptions : parseDevelopmentOptions(argv)),
  };
}
