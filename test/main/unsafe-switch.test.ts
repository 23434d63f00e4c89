import { expect, test } from 'vitest';
import { unsafeSwitch } from '../../main/unsafe-switch.ts';

const startedWith = (...given: string[]) => ({
  inspected: (inspected: boolean) => unsafeSwitch((name) => given.includes(name), inspected),
});

test('of the usual switches none is unsafe', () => {
  expect(startedWith('lang', 'force-device-scale-factor', 'profile', 'proxy-server').inspected(false)).toBeNull();
});

test.each(['no-sandbox', 'single-process', 'renderer-cmd-prefix', 'ignore-certificate-errors', 'load-extension'])(
  '--%s is unsafe in every build',
  (name) => {
    expect(startedWith('lang', name).inspected(false)).toBe(name);
    expect(startedWith('lang', name).inspected(true)).toBe(name);
  },
);

test.each(['remote-debugging-port', 'remote-debugging-pipe'])('--%s is for builds for tests alone', (name) => {
  expect(startedWith(name).inspected(false)).toBe(name);
  expect(startedWith(name).inspected(true)).toBeNull();
});
