import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fuses } from '../build/package/fuses.ts';
import { contentPolicy, pageAddress, registerScheme } from '../main/scheme.ts';
import { hardenApp, openWindow } from '../main/window.ts';
import { app, protocol, session } from './stand-in/electron.ts';
import { recordedCalls } from './stand-in/recorded-calls.ts';
import type { WebContents } from './stand-in/stand-in-window.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

/** Electron's security checklist (docs/tutorial/security.md, twenty rows) and our own rules, held against what the edge does. */

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sourcesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|tsx|html|css)$/.test(path))
    .map((path) => read(join(folder, path)).replaceAll(/\/\*[\s\S]*?\*\//g, ''));
const mainSources = sourcesOf('main').join('\n');
const rendererSources = sourcesOf('renderer').join('\n');
const edge = ['main', 'window', 'scheme', 'menu', 'preload', 'desk'].map((name) => read(`main/${name}.ts`)).join('\n');

const profile = temporaryFolder();
const calls = (what: string) => recordedCalls.filter((call) => call.what === what).map((call) => call.values);
/** The functions of `what` that sessions were given, of the session `name`. */
const givenTo = (name: string, what: string) =>
  calls(`session.${what}`)
    .filter(([of]) => of === name)
    .map(([, given]) => given as (...values: unknown[]) => unknown);

let contents: WebContents;
let options: Record<string, unknown>;
let preferences: Record<string, unknown>;

beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  process.argv.push('--no-open');
  app.setPath('userData', profile.path);
  registerScheme(protocol);
  expect(hardenApp(() => undefined)).toBe(true);
  void session.defaultSession;
  const place = { read: () => null, write: () => undefined };
  const window = openWindow({ title: 'Koekura', preload: '/p.cjs', page: async () => new Response(''), place });
  contents = window.webContents as unknown as WebContents;
  options = calls('new BrowserWindow')[0]?.[0] as typeof options;
  preferences = options.webPreferences as typeof preferences;
});
afterAll(profile.remove);

/** Whether the page is kept where it is when it wants to go to `url`. */
function isKept(event: string, url: string): boolean {
  const preventDefault = vi.fn();
  contents.emit(event, { url, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

describe('Electron’s checklist', () => {
  test('1 only our own page is ever loaded', () => {
    expect(calls('loadURL')).toEqual([[pageAddress]]);
    expect(mainSources.match(/\.(loadURL|loadFile)\(/g)).toEqual(['.loadURL(']);
  });

  test('2 the page has no Node', () => {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  test('3 the preload is isolated from the page', () => {
    expect(preferences.contextIsolation).toBe(true);
  });

  test('4 every process of a page is sandboxed, which is settled before the first window', () => {
    const order = recordedCalls.map((call) => call.what);
    expect(preferences.sandbox).toBe(true);
    expect(order.indexOf('app.enableSandbox')).toBeGreaterThanOrEqual(0);
    expect(order.indexOf('app.enableSandbox')).toBeLessThan(order.indexOf('new BrowserWindow'));
  });

  test.each(['koekura', ''])('5 nothing is permitted in the session "%s"', (name) => {
    const answer = vi.fn();
    givenTo(name, 'setPermissionRequestHandler')[0]?.(contents, 'media', answer);
    givenTo(name, 'setDisplayMediaRequestHandler')[0]?.({}, answer);
    expect(answer.mock.calls).toEqual([[false], [null]]);
    expect(givenTo(name, 'setPermissionCheckHandler')[0]?.(contents, 'clipboard-read')).toBe(false);
    expect(givenTo(name, 'setDevicePermissionHandler')[0]?.({})).toBe(false);
  });

  test.each([
    ['6', 'webSecurity'],
    ['8', 'allowRunningInsecureContent'],
    ['9', 'experimentalFeatures'],
    ['10', 'enableBlinkFeatures'],
    ['11', 'allowpopups'],
  ])('%s %s is left alone', (_row, name) => {
    expect(preferences).not.toHaveProperty(name);
    expect(mainSources + rendererSources).not.toContain(name);
  });

  test('7 the page has a policy that lets in nothing inline and nothing foreign', () => {
    expect(contentPolicy('n')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-n';/);
    expect(contentPolicy('n')).not.toMatch(/unsafe|https?:|\*/);
    expect(rendererSources).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });

  test('12 no webview can be made', () => {
    expect(preferences.webviewTag).toBe(false);
    expect(isKept('will-attach-webview', '')).toBe(true);
    expect(rendererSources).not.toContain('<webview');
  });

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('13 %s leads nowhere else', (event) => {
    const away = ['https://example.com/', 'app://other/', 'app://koekura.example/', 'about:blank', 'javascript:1', ''];
    expect(away.filter((url) => !isKept(event, url))).toEqual([]);
    expect(isKept(event, 'app://koekura/#keys')).toBe(false);
  });

  test('14 no further window opens', () => {
    const [handler] = calls('webContents.setWindowOpenHandler')[0] as [(details: { url: string }) => unknown];
    expect(handler({ url: 'https://example.com/' })).toEqual({ action: 'deny' });
    expect(handler({ url: pageAddress })).toEqual({ action: 'deny' });
  });

  test('15 only addresses from a table are opened outside, by topic', () => {
    expect(mainSources.match(/openExternal\([^)]*\)/g)).toEqual(['openExternal(helpPages[topic])']);
    const addresses = read('main/desk.ts').match(/\w+:\/\/[^'"\s]+/g) ?? [];
    expect(addresses.filter((address) => !/^https:\/\/(www\.twilio\.com|github\.com)\//.test(address))).toEqual([]);
  });

  test('16 Electron is of a major version that is still mended', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string }> };
    const major = Number.parseInt(lock.packages['node_modules/electron']?.version ?? '', 10);
    expect(major).toBeGreaterThanOrEqual(45);
  });

  test('17 what comes from a page passes the router, which asks who sent it', () => {
    const registered = edge.match(/ipcMain\.(handle|on|once)\(\s*'\w+',\s*\w+/g)?.map((found) => found.split(/\W+/));
    expect(registered?.map(([, , channel, router]) => `${channel} ${router}`).sort()).toEqual([
      'call routeCalls',
      'dropped routeDrops',
    ]);
    expect(mainSources.match(/ipcMain\.\w+\(/g)).toHaveLength(2);
  });

  test('18 no file: address is loaded, followed or asked for', () => {
    expect(isKept('will-navigate', 'file:///etc/passwd')).toBe(true);
    expect(edge).not.toContain('loadFile');
    const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
    expect(calls('protocol.registerSchemesAsPrivileged')).toEqual([[[{ scheme: 'app', privileges }]]]);
  });

  test('19 the fuses of a package allow nothing but what the program needs, and every one is decided', () => {
    const names = Object.entries(fuses).map(([place, on]) => [FuseV1Options[Number(place)], on]);
    expect(Object.fromEntries(names)).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: false,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
    expect(read('build/package/fuses.ts')).toContain('strictlyRequireAllFuses: true');
    expect(read('build/package/package-config.ts')).toContain('afterPack: (context) => finishPackage(');
  });

  test('20 preload shows the page one name, and never Electron’s own objects', () => {
    const preload = read('main/preload.ts');
    expect(preload.match(/exposeInMainWorld\([^)]*\)/g)).toEqual(["exposeInMainWorld('koekura', bridge)"]);
    expect(preload).not.toMatch(/listener\(_?event/);
  });
});

describe('our own rules', () => {
  test('the session of the window lives in memory and caches nothing', () => {
    expect(calls('session.fromPartition')).toEqual([['koekura', { cache: false }]]);
    expect(calls('app.commandLine.appendSwitch')).toContainEqual(['disable-http-cache', '']);
  });

  test.each(['koekura', ''])('the session "%s" downloads nothing and does not reach the network', (name) => {
    const ses = name === '' ? session.defaultSession : session.fromPartition(name, { cache: false });
    const preventDefault = vi.fn();
    ses.emit('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalled();
    const [, filter, blocked] = calls('session.webRequest.onBeforeRequest').find(([of]) => of === name) ?? [];
    const answer = vi.fn();
    (blocked as (details: object, answer: unknown) => void)({}, answer);
    expect(answer).toHaveBeenCalledWith({ cancel: true });
    expect((filter as { urls: string[] }).urls).toEqual(
      expect.arrayContaining(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*']),
    );
  });

  test('a file dropped on the window does not replace the page, and nothing is spell-checked', () => {
    expect(preferences).toMatchObject({ navigateOnDragDrop: false, spellcheck: false });
  });

  test('the desktop is not told what plays', () => {
    const switches = calls('app.commandLine.appendSwitch');
    expect(switches).toContainEqual(['disable-features', 'HardwareMediaKeyHandling,MediaSessionService']);
    expect(rendererSources).not.toContain('mediaSession');
  });

  test('nothing is dumped: no crash reporter, no report, and on Linux no core', () => {
    expect(mainSources).not.toMatch(/crashReporter|process\.report|writeHeapSnapshot/);
    const core = process.platform === 'linux' ? readFileSync('/proc/self/limits', 'utf8') : 'Max core file size 0 0';
    expect(core).toMatch(/^Max core file size\s+0\s+0\b/m);
  });

  test('no compiled code is kept where a user could change it', () => {
    expect(mainSources).not.toMatch(/enableCompileCache|setCodeCachePath|codeCache/);
  });

  test('no file is opened and no shell run: what was downloaded is only shown in its folder', () => {
    expect(mainSources).not.toMatch(/\.openPath\(|(?<![.\w])exec(Sync)?\(|shell: true/);
    expect(mainSources.match(/showItemInFolder\([^)]*\)/g)).toEqual(['showItemInFolder(path)']);
  });

  test('certificates are never waved through', () => {
    const sources = mainSources.replaceAll(/\/\/.*$/gm, '');
    expect(sources).not.toMatch(
      /setCertificateVerifyProc|rejectUnauthorized: (?!true)|TLS_REJECT_UNAUTHORIZED\b(?!\|)/,
    );
    expect(sources).toContain('rejectUnauthorized: true');
    const [event, trust] = [{ preventDefault: vi.fn() }, vi.fn()];
    app.emit('certificate-error', event, contents, 'https://twilio.example/', 'net::ERR_CERT', {}, trust);
    expect(event.preventDefault).toHaveBeenCalled();
    expect(trust.mock.calls).toEqual([[false]]);
  });

  test('no certificate of the user’s is shown to anybody, and no name and password given', () => {
    const [event, choose, answer] = [{ preventDefault: vi.fn() }, vi.fn(), vi.fn()];
    app.emit('select-client-certificate', event, contents, 'https://twilio.example/', [{ subjectName: 'u' }], choose);
    app.emit('login', event, contents, {}, { isProxy: true }, answer);
    expect(event.preventDefault).toHaveBeenCalledTimes(2);
    expect([...choose.mock.calls, ...answer.mock.calls]).toEqual([[], []]);
  });

  test('nothing listens: what the program serves, it serves to its own page', () => {
    expect(mainSources).not.toMatch(/createServer|\.listen\(|from 'node:(net|dgram|http|https|http2)'/);
  });

  test('the environment is cleaned first of all, before anything native can be loaded', () => {
    expect(read('main/window.ts')).toMatch(/hardenApp\([^)]*\): boolean \{\s+cleanEnvironment\(process\.env\);/);
    const loaded = edge.match(/^import .* from '(?!\.|node:|electron')[^']+'/gm);
    expect(loaded).toBeNull();
  });

  test('sound never becomes a blob, which Chromium would write to disk', () => {
    expect(rendererSources).not.toMatch(/createObjectURL|\.blob\(\)|new Blob|MediaRecorder/);
  });

  test('the page runs no text as code', () => {
    expect(rendererSources).not.toMatch(/\beval\(|new Function|dangerouslySetInnerHTML|innerHTML/);
  });

  test('a package has no developer tools, and does not run without its sandbox', () => {
    app.isPackaged = true;
    const switched = vi.spyOn(app.commandLine, 'hasSwitch');
    for (const unsafe of ['no-sandbox', 'disable-web-security', 'remote-debugging-port']) {
      app.setPath('userData', mkdtempSync(join(profile.path, 'packaged-')));
      switched.mockImplementation((name) => name === unsafe);
      expect([unsafe, hardenApp(() => undefined)]).toEqual([unsafe, false]);
    }
    switched.mockRestore();
    recordedCalls.length = 0;
    openWindow({
      title: 'Koekura',
      preload: '/p.cjs',
      page: async () => new Response(''),
      place: { read: () => null, write: () => undefined },
    });
    app.isPackaged = false;
    expect(calls('new BrowserWindow')[0]?.[0]).toMatchObject({ webPreferences: { devTools: false } });
    expect(preferences.devTools).toBe(true);
  });
});
