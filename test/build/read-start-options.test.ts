import { expect, test } from 'vitest';
import { defaultProfile } from '../../build/default-profile.ts';
import { readStartOptions } from '../../build/read-start-options.ts';

test('without options it is the program itself, on Electron', () => {
  expect(readStartOptions([])).toEqual({
    demo: false,
    standIn: false,
    open: true,
    retryElectron: false,
    port: null,
    profile: null,
    twilioOrigin: null,
    files: [],
    policyFile: null,
  });
});

test('every option is understood', () => {
  const given = [
    '--stand-in',
    '--port',
    '4020',
    '--no-open',
    '--profile=/p',
    '--policy-file',
    'policy.json',
    '--twilio-origin',
    'http://127.0.0.1:4010',
  ];
  expect(readStartOptions(given)).toMatchObject({
    standIn: true,
    open: false,
    port: 4020,
    profile: '/p',
    twilioOrigin: new URL('http://127.0.0.1:4010'),
    policyFile: 'policy.json',
  });
});

test.each([
  [['--unknown'], /Unknown option '--unknown'/],
  [['word'], /not word/],
  [['kit.koekura', 'song.mp3'], /not song\.mp3/],
  [['--port'], /--port/],
  [['--port', 'x'], /--port takes a number from 0 to 65535, not x/],
  [['--port', '65536'], /not 65536/],
  [['--port', '-1'], /--port/],
  [['--twilio-origin', 'https://api.twilio.com'], /an origin on this machine/],
  [['--twilio-origin', 'http://127.0.0.1.example:1'], /an origin on this machine/],
  [['--twilio-origin', 'http://127.0.0.1:1/path'], /an origin on this machine/],
  [['--twilio-origin', 'file:///etc'], /an origin on this machine/],
  [['--demo', '--twilio-origin', 'http://127.0.0.1:1'], /--demo brings its own Twilio/],
])('%j is refused with what is wrong', (argv, words) => {
  expect(() => readStartOptions(argv)).toThrow(words);
});

test('the demo, each server of one’s own and real accounts have profiles apart', () => {
  const profiles = [
    defaultProfile({ demo: false, twilioOrigin: null }),
    defaultProfile({ demo: true, twilioOrigin: null }),
    defaultProfile({ demo: false, twilioOrigin: new URL('http://127.0.0.1:4010') }),
    defaultProfile({ demo: false, twilioOrigin: new URL('http://127.0.0.1:4011') }),
    defaultProfile({ demo: false, twilioOrigin: new URL('http://[::1]:4011') }),
  ];
  expect(new Set(profiles).size).toBe(profiles.length);
  expect(profiles[2]).toMatch(/Koekura 127\.0\.0\.1-4010$/);
});
