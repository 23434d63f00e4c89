import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../main/command-line.ts';
import { parseLoopbackOrigin } from '../../main/development/development-options.ts';

describe('the command line', () => {
  it('gives the profile, origin and demo file it was started with', () => {
    const given = [
      '--profile=/p',
      '--twilio-origin',
      'http://127.0.0.1:4010',
      '--demo-file=/d.json',
      '--policy-file=/p.json',
      '--supervised',
    ];
    expect(parseCommandLine(given, false)).toEqual({
      profile: '/p',
      twilioOrigin: new URL('http://127.0.0.1:4010'),
      demoFile: '/d.json',
      policyFile: '/p.json',
      supervised: true,
      updateSource: null,
    });
  });

  it('keeps only the profile in a packaged build', () => {
    const given = [
      '--profile=/p',
      '--twilio-origin=http://127.0.0.1:4010',
      '--demo-file=/d.json',
      '--policy-file=/p.json',
      '--supervised',
    ];
    expect(parseCommandLine(given, true)).toEqual({
      profile: '/p',
      twilioOrigin: null,
      demoFile: null,
      policyFile: null,
      supervised: false,
      updateSource: null,
    });
  });

  it('leaves the switches of Chromium alone', () => {
    expect(parseCommandLine(['--disable-gpu', '--lang=ja', '.'], false).profile).toBeNull();
  });

  it.each(['http://127.0.0.1:4010', 'http://localhost:1', 'https://[::1]:8443'])('takes %s as loopback', (origin) => {
    expect(parseLoopbackOrigin('--x', origin).origin).toBe(origin);
  });

  it.each([
    'https://api.twilio.com',
    'http://127.0.0.1.example.com',
    'http://10.0.0.1',
    'http://127.0.0.1:4010/path',
    'file:///etc/passwd',
    'ftp://127.0.0.1',
    'nonsense',
  ])('refuses %s, because credentials would leave the machine', (origin) => {
    expect(() => parseLoopbackOrigin('--x', origin)).toThrow(/on this machine/);
  });
});
