import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { hardenApp, openWindow, type Place } from '../../main/window.ts';
import { app, type BrowserWindow, nativeTheme } from '../stand-in/electron.ts';
import { recordedCalls } from '../stand-in/recorded-calls.ts';

vi.mock('electron', () => import('../stand-in/electron.ts'));
process.argv.push('--no-open');
vi.spyOn(console, 'log').mockImplementation(() => undefined);

beforeEach(() => {
  recordedCalls.length = 0;
  app.setPath('userData', mkdtempSync(join(tmpdir(), 'koekura-window-')));
});

function open(remembered: Place | null) {
  const kept: Place[] = [];
  const window = openWindow({
    title: 'Koekura',
    preload: '/preload.cjs',
    page: async () => new Response(''),
    place: { read: () => remembered, write: (place) => kept.push(place) },
  }) as unknown as BrowserWindow;
  const options = recordedCalls.find((call) => call.what === 'new BrowserWindow')?.values[0];
  return { window, kept, options: options as Record<string, unknown> };
}

const place: Place = { x: 40, y: 50, width: 1200, height: 800, maximized: false };

test('the window opens where and as large as it was', () => {
  expect(open(place).options).toMatchObject({ x: 40, y: 50, width: 1200, height: 800 });
});

test('a maximized window comes back maximized', () => {
  expect(open({ ...place, maximized: true }).window.isMaximized()).toBe(true);
});

test.each([
  ['never opened before', null],
  ['on a screen to the left that is gone', { ...place, x: -3000 }],
  ['on a screen below that is gone', { ...place, y: 5000 }],
  ['with only a corner in sight', { ...place, x: 1900 }],
])('%s, it opens where the system puts it', (_how, remembered) => {
  const { options } = open(remembered);
  expect(options).toMatchObject({ width: 1360, height: 860 });
  expect(options).not.toHaveProperty('x');
});

test('it cannot be made narrower than the page is made for', () => {
  expect(open(null).options).toMatchObject({ minWidth: 640 });
});

test('its place is kept when it is closed', () => {
  const { window, kept } = open(place);
  window.close();
  expect(kept).toEqual([place]);
});

test('its place is kept once after it has been moved about', () => {
  vi.useFakeTimers();
  const { window, kept } = open(place);
  for (let moved = 0; moved < 5; moved += 1) window.emit('move');
  window.emit('resize');
  expect(kept).toEqual([]);
  vi.advanceTimersByTime(600);
  vi.useRealTimers();
  expect(kept).toEqual([place]);
});

test('it shows itself only when there is something to see, on a ground of the right colour', () => {
  nativeTheme.themeSource = 'dark';
  const { window, options } = open(null);
  nativeTheme.themeSource = 'light';
  const show = vi.spyOn(window, 'show');
  expect(options).toMatchObject({ show: false, backgroundColor: '#1a1b1e' });
  expect(open(null).window).not.toBe(window);
  expect(show).not.toHaveBeenCalled();
  window.emit('ready-to-show');
  expect(show).toHaveBeenCalledOnce();
});

test('a second copy does not start on the same profile but tells the first what it was given, and one on another profile does', () => {
  const focus = vi.fn();
  expect(hardenApp(focus)).toBe(true);
  expect(hardenApp(focus)).toBe(false);
  app.setPath('userData', mkdtempSync(join(tmpdir(), 'koekura-window-')));
  expect(hardenApp(focus)).toBe(true);
  app.emit('second-instance', {}, ['koekura', 'kit.koekura'], '/home/aiko');
  expect(focus).toHaveBeenCalledWith({}, ['koekura', 'kit.koekura'], '/home/aiko');
});

test.skipIf(process.platform === 'win32')('what is written from then on is for its owner alone', () => {
  const before = process.umask(0o022);
  hardenApp(() => undefined);
  expect(process.umask(before)).toBe(0o077);
});

test('a page that crashed is shown again, three times a minute at most, and not when it left by itself', () => {
  const { window } = open(null);
  const reloads = () => recordedCalls.filter((call) => call.what === 'webContents.reload').length;
  window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
  expect(reloads()).toBe(0);
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
  for (const reason of ['crashed', 'oom', 'killed', 'crashed', 'crashed']) {
    window.webContents.emit('render-process-gone', {}, { reason, exitCode: 5 });
  }
  expect(reloads()).toBe(3);
  vi.setSystemTime(Date.now() + 60_000);
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  expect(reloads()).toBe(4);
  vi.useRealTimers();
});
