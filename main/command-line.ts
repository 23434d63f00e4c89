import { parseArgs } from 'node:util';

/** What the program was started with. Everything but `profile` is refused in a packaged build. */
export type CommandLine = {
  /** Folder of databases and cache; null: where the OS keeps application data. */
  readonly profile: string | null;
  /** Every Twilio host goes to this origin; loopback only. */
  readonly twilioOrigin: URL | null;
  /** The simulator's own description of itself, a JSON file. */
  readonly demoFile: string | null;
  /** Whether something watches this process and starts it again, with the demo if it asks for that. */
  readonly supervised: boolean;
};

/** Exit status that asks the supervisor to start the program again with the demo account. */
export const exitToDemo = 86;

/** Reads the program's own options out of `argv`; Chromium's and Electron's switches are left alone. */
export function parseCommandLine(argv: readonly string[], packaged: boolean): CommandLine {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      'twilio-origin': { type: 'string' },
      'demo-file': { type: 'string' },
      supervised: { type: 'boolean' },
    },
  });
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const origin = text(values['twilio-origin']);
  return {
    profile: text(values.profile),
    twilioOrigin: packaged || origin === null ? null : parseLoopbackOrigin(origin),
    demoFile: packaged ? null : text(values['demo-file']),
    supervised: !packaged && values.supervised === true,
  };
}

/** Credentials go to this origin, so it must be this very machine. Throws on anything else. */
export function parseLoopbackOrigin(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const loopback = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (!loopback || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new Error(`--twilio-origin takes an origin on this machine, such as http://127.0.0.1:4010, not ${text}`);
  }
  return url;
}
