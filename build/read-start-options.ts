import { parseArgs } from 'node:util';
import { parseLoopbackOrigin } from '../main/development/development-options.ts';

export type StartOptions = {
  readonly demo: boolean;
  readonly standIn: boolean;
  readonly open: boolean;
  readonly retryElectron: boolean;
  readonly port: number | null;
  readonly profile: string | null;
  readonly twilioOrigin: URL | null;
  /** As given: kits, key backups, an archive's file. */
  readonly files: readonly string[];
  readonly policyFile: string | null;
};

export const startUsage = `npm start -- [options] [FILE.koekura], npm run demo -- [options]

  --demo                  a demo account, with a simulated Twilio beside it
  --stand-in              do not try Electron; use a browser of this machine
  --port N                the stand-in's port on 127.0.0.1 (any free one)
  --no-open               do not open a browser window on the stand-in
  --profile DIR           where databases and cache lie
  --twilio-origin URL     a server of your own in place of Twilio, on this machine only
  --policy-file FILE      a policy to try, in place of this machine's (docs/policy.md)
  --retry-electron        try Electron again although it failed before`;

/** Reads the options of start and demo. Throws an error whose message says what is wrong with them. */
export function readStartOptions(argv: readonly string[]): StartOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      demo: { type: 'boolean', default: false },
      'stand-in': { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      'retry-electron': { type: 'boolean', default: false },
      port: { type: 'string' },
      profile: { type: 'string' },
      'twilio-origin': { type: 'string' },
      'policy-file': { type: 'string' },
    },
  });
  const strange = positionals.find((file) => !/\.(koekura|json)$/i.test(file));
  if (strange !== undefined) throw new Error(`Koekura opens files that end in .koekura, not ${strange}`);
  const origin = values['twilio-origin'];
  if (values.demo && origin !== undefined) throw new Error('--demo brings its own Twilio; leave out --twilio-origin');
  return {
    demo: values.demo,
    standIn: values['stand-in'],
    open: !values['no-open'],
    retryElectron: values['retry-electron'],
    port: values.port === undefined ? null : readPort(values.port),
    profile: values.profile ?? null,
    twilioOrigin: origin === undefined ? null : parseLoopbackOrigin('--twilio-origin', origin),
    policyFile: values['policy-file'] ?? null,
    files: positionals,
  };
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 0 && port <= 65_535)) throw new Error(`--port takes a number from 0 to 65535, not ${text}`);
  return port;
}
