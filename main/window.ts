import { execFileSync } from 'node:child_process';
import { url as inspectorUrl } from 'node:inspector';
import {
  app,
  BrowserWindow,
  nativeTheme,
  type Rectangle,
  type Session,
  screen,
  session,
  type WebContents,
} from 'electron';
import { cleanEnvironment } from './clean-environment.ts';
import { log } from './log.ts';
import { isOwnAddress, pageAddress } from './scheme.ts';
import { unsafeSwitch } from './unsafe-switch.ts';

/** The one window and the rules it lives under: Electron's security checklist, row by row, in test/security-checklist.test.ts. */

/** Where the window was last; lengths in device-independent pixels. */
export type Place = Rectangle & { readonly maximized: boolean };

/** What another start on the same profile was started with, and where. */
export type SecondStart = (event: unknown, argv: string[], workingDirectory: string) => void;

/**
 * To be called first of all, before Electron is ready. False when this process must not go on: another copy holds the
 * profile (and tells that one of this start, by `secondStart`), or a packaged program was started without its sandbox, or with another switch that would undo its guards.
 */
export function hardenApp(secondStart: SecondStart): boolean {
  cleanEnvironment(process.env);
  forbidCoreDumps();
  // The databases hold telephone numbers, and a folder that was there before may be open to everybody.
  process.umask(0o077);
  app.enableSandbox();
  // Both would tell the desktop what is playing; the second also writes.
  app.commandLine.appendSwitch('disable-features', 'HardwareMediaKeyHandling,MediaSessionService');
  app.commandLine.appendSwitch('disable-http-cache');
  const unsafe = unsafeSwitch((name) => app.commandLine.hasSwitch(name), inspectorUrl() !== undefined);
  if (app.isPackaged && unsafe !== null) {
    log('refused', { reason: unsafe });
    return false;
  }
  if (!app.requestSingleInstanceLock()) {
    log('refused', { reason: 'already running with this profile' });
    return false;
  }
  app.on('second-instance', secondStart);
  app.on('session-created', hardenSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  trustNoOneElse();
  return true;
}

/** The page talks to nobody, so there is no certificate to accept, none to show, and nobody to log in to. */
function trustNoOneElse(): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault();
    trust(false);
  });
  // Left alone, Electron sends the first one in the user's store.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
  app.on('login', (event, _contents, _details, _who, answer) => {
    event.preventDefault();
    answer();
  });
}

/** A core dump would hold audio and keys. Node has no setrlimit; child processes inherit this. */
function forbidCoreDumps(): void {
  if (process.platform !== 'linux') return;
  try {
    execFileSync('prlimit', ['--pid', String(process.pid), '--core=0:0'], { stdio: 'ignore' });
  } catch {
    log('core dumps could not be forbidden');
  }
}

/** Nothing may be asked for, nothing is downloaded, nothing goes to the network: main does all of that. */
function hardenSession(ses: Session): void {
  ses.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  ses.setPermissionCheckHandler(() => false);
  ses.setDevicePermissionHandler(() => false);
  ses.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  ses.on('will-download', (event) => event.preventDefault());
  const elsewhere = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];
  ses.webRequest.onBeforeRequest({ urls: elsewhere }, (_details, answer) => answer({ cancel: true }));
}

/** No way out of the page: no navigation, no frames of others, no further windows, no webview. */
function guardContents(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault: () => void }) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The session of the page. It lives in memory. */
export const pageSession = (): Session => session.fromPartition('koekura', { cache: false });

/** Opens the window on the page. Its session, hardened as every one, lives in memory and asks `page` for everything. */
export function openWindow(parts: {
  title: string;
  preload: string;
  page: (request: Request) => Promise<Response>;
  place: { read: () => Place | null; write: (place: Place) => void };
}): BrowserWindow {
  const ses = pageSession();
  ses.protocol.handle('app', parts.page);
  const place = parts.place.read();
  const window = new BrowserWindow({
    title: parts.title,
    ...(place !== null && isInSight(place) ? onlyBounds(place) : { width: 1360, height: 860 }),
    // A screen of 1280 × 960 at 200 % has no more to give; the page folds its sidebar up.
    minWidth: 640,
    minHeight: 420,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      session: ses,
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (place?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  // The page's own title would do away with the program's name.
  window.on('page-title-updated', (event) => event.preventDefault());
  keepPlace(window, parts.place.write);
  showAgainAfterCrash(window);
  window.loadURL(pageAddress).catch((error: unknown) => log('page not loaded', { reason: String(error) }));
  return window;
}

/** A page whose process crashed is shown again; one that goes on crashing is left, for its user to close. */
function showAgainAfterCrash(window: BrowserWindow): void {
  let crashes: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log('page gone', { reason });
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < 60_000), now];
    if (reason !== 'clean-exit' && crashes.length <= 3) window.webContents.reload();
  });
}

/** Kept a while after each change too, because an app that quits does not close its windows one by one. */
function keepPlace(window: BrowserWindow, write: (place: Place) => void): void {
  const keep = () => {
    if (!window.isDestroyed()) write({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  let later: NodeJS.Timeout | undefined;
  const keepLater = () => {
    clearTimeout(later);
    later = setTimeout(keep, 500);
  };
  window.on('resize', keepLater);
  window.on('move', keepLater);
  window.on('close', keep);
}

function onlyBounds({ x, y, width, height }: Place): Rectangle {
  return { x, y, width, height };
}

/** A screen that has been unplugged must not take the window with it. */
function isInSight(place: Place): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(place.x + place.width, workArea.x + workArea.width) - Math.max(place.x, workArea.x);
    const down = Math.min(place.y + place.height, workArea.y + workArea.height) - Math.max(place.y, workArea.y);
    return across >= 200 && down >= 100;
  });
}
