import { parseArgs } from 'node:util';
import type { CommandLine } from '../command-line.ts';

/** The options for development and the demo. Throws on an origin that is not this machine. */
export function parseDevelopmentOptions(argv: readonly string[]): Omit<CommandLine, 'profile'> {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: {
      'twilio-origin': { type: 'string' },
      'demo-file': { type: 'string' },
      'policy-file': { type: 'string' },
      supervised: { type: 'boolean' },
      'update-address': { type: 'string' },
      'update-key': { type: 'string' },
    },
  });
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const origin = text(values['twilio-origin']);
  const updates = text(values['update-address']);
  return {
    twilioOrigin: origin === null ? null : parseLoopbackOrigin('--twilio-origin', origin),
    demoFile: text(values['demo-file']),
    policyFile: text(values['policy-file']),
    supervised: values.supervised === true,
    updateSource:
      updates === null
        ? null
        : {
            address: parseLoopbackOrigin('--update-address', updates).href,
            publicKey: text(values['update-key']) ?? '',
            windowsPublisher: '',
            macTeam: '',
          },
  };
}

/** Credentials go to this origin, so it must be this very machine. Throws on anything else. */
export function parseLoopbackOrigin(option: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const loopback = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (!loopback || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new Error(`${option} takes an origin on this machine, such as http://127.0.0.1:4010, not ${text}`);
  }
  return url;
}
