import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, nativeTheme, powerMonitor, protocol } from 'electron';
import { exitToDemo, parseCommandLine } from './command-line.ts';
import { batchNotice } from './compose/batch-notice.ts';
import { composeLock } from './compose/compose-lock.ts';
import type { Program, World } from './compose.ts';
import type { Settings } from './contract.ts';
import { createDesk, lockedDesk } from './desk.ts';
import { dialogTitles } from './dialog-titles.ts';
import { Failure } from './failure.ts';
import { createDroppedFile } from './handed/dropped-file.ts';
import { createHanded } from './handed/handed.ts';
import { createAppHandlers } from './handlers/app-handlers.ts';
import { lateHandlers, onceForEach } from './handlers/late-handlers.ts';
import { lockHandlers } from './handlers/lock-handlers.ts';
import { createLaidDown } from './laid-down.ts';
import type { Places } from './lock/create-places.ts';
import { underPassphrase } from './lock/under-passphrase.ts';
import { log, logBug } from './log.ts';
import { type MenuItemName, showMenu } from './menu.ts';
import { type Handlers, routeCalls, routeDrops, sendEvent } from './router.ts';
import { createPageHandler, readPageFiles, registerScheme } from './scheme.ts';
import { hardenApp, openWindow, pageSession } from './window.ts';
import { windowPlaceIn } from './window-place.ts';

/**
 * The composition root. The window opens first; the parts behind it (databases, keychain, network) are loaded after,
 * and what the window asks meanwhile waits for them.
 */

const commandLine = parseCommandLine(process.argv.slice(1), app.isPackaged);
if (commandLine.profile !== null) app.setPath('userData', commandLine.profile);
const profile = app.getPath('userData');
/** Electron names itself here; where nothing does, the stand-in carries us. */
const standIn = process.versions.electron === undefined;
const systemLanguage = () => (app.getPreferredSystemLanguages()[0]?.startsWith('ja') ? 'ja' : 'en');

let window: BrowserWindow | null = null;
let program: Promise<Program> | null = null;
let places: Promise<Places> | null = null;
let language: 'en' | 'ja' = 'en';
let look: Pick<Settings, 'language' | 'theme'> = { language: 'system', theme: 'system' };
let recordKeptAside = false;
let leaving = false;
/** The parts while they are there. */
let opened: Program | null = null;

const contents = () => window?.webContents ?? null;
const tell: World['tell'] = (name, payload) => sendEvent(contents(), lock.mayShow(), name, payload);
const handed = createHanded(() => tell('handed.waits', {}));
const tellDropped = (source: string) => tell('keys.dropped', { source });
const dropped = createDroppedFile(handed.hand, tellDropped, () => lock.mayShow());
const bareDesk = createDesk(() => window, commandLine.demoFile === null ? null : commandLine.twilioOrigin);
const { vault, session, tries } = underPassphrase(profile);
const lock = composeLock({
  ...{ systemLanguage, tell, vault, session, tries, desk: bareDesk, silence: fallSilent, ready: theProgram },
  ...{ program: () => opened, look: () => look, tidy: async () => (await places)?.tidy() },
  power: powerMonitor,
});
const desk = lockedDesk(bareDesk, lock.locked);
const notify: World['notify'] = (batch) => desk.notify(batchNotice(batch, language));

function theProgram(): Promise<Program> {
  program ??= load(Promise.resolve());
  return program;
}

/** What is laid down later makes this run stricter at once, and looser at the next start. */
const laidDown = createLaidDown({ commandLine, tell, program: () => opened });

async function load(before: Promise<void>): Promise<Program> {
  try {
    const reading = laidDown.policy();
    const { openPlaces, openProgram } = await import('./open-program.ts');
    await before;
    places ??= openPlaces({ commandLine, profile, packaged: app.isPackaged, vault, session });
    const world = { vault, places: await places, policy: (await reading).inForce, resolveProxy, tell, notify };
    const parts = { commandLine, profile, version: app.getVersion(), settingsChanged: dress };
    opened = await openProgram({ ...parts, ...world });
    lock.begin();
    return opened;
  } catch (error) {
    program = null;
    if (error instanceof Failure) log('not opened', { code: error.code });
    throw error;
  }
}

/** Makes the parts anew on the same profile: a restore has put another ledger, other batches and holds under them. */
async function reopen(): Promise<Program> {
  await fallSilent();
  program = load(theProgram().then(closeParts));
  return program;
}

/** The system is still asked once the window is gone: nothing goes around a proxy because of that. */
const resolveProxy: World['resolveProxy'] = (url) => pageSession().resolveProxy(url);

/** What the settings change outside the page: the frame's colours and the menu's language. */
function dress(settings: Pick<Settings, 'language' | 'theme'>): void {
  look = settings;
  nativeTheme.themeSource = settings.theme;
  language = settings.language === 'system' ? systemLanguage() : settings.language;
  const choose = (item: MenuItemName) => tell('menu.chosen', { item });
  const chosen = (item: MenuItemName) => (item === 'lock' ? lock.lockOr(() => choose(item)) : choose(item));
  showMenu({ language, mac: process.platform === 'darwin', chosen });
}

const partHandlers = onceForEach(async (program: Program) => {
  const { createHandlers } = await import('./handlers.ts');
  const more = { titles: () => dialogTitles(language), dropped: dropped.path, keepOpen: lock.keepOpen };
  return createHandlers({ program, desk, handed, tell, leave, reopen, ...more });
});
const handlers: Handlers = {
  ...lateHandlers(async () => partHandlers(await theProgram())),
  ...lockHandlers({
    ...{ lock, program: theProgram, desk, tell, vault },
    ...{ places: async () => places, systemAsks: () => dialogTitles(language).openLock },
  }),
  ...createAppHandlers({
    about: () => ({
      version: app.getVersion(),
      demo: commandLine.demoFile !== null,
      standIn,
      canLookAround: commandLine.supervised && commandLine.demoFile === null,
      systemLanguage: systemLanguage(),
      recordKeptAside,
    }),
    program: theProgram,
    policy: laidDown.policy,
    vaultMissing: lock.vaultMissing,
    lookAround: () => void close().then(() => app.exit(exitToDemo)),
    setRecordAside: async () => {
      const { setRecordAside } = await import('./database/set-aside.ts');
      setRecordAside(join(profile, 'record.db'));
      recordKeptAside = true;
    },
    settingsChanged: (settings) => {
      dress(settings);
      tell('settings.changed', settings);
    },
  }),
};

/** Sound stops and everything opened is wiped when nobody may be sitting there any more. */
async function fallSilent(): Promise<void> {
  tell('playback.stop', {});
  dropped.forget();
  const parts = await program?.catch(() => null);
  await parts?.playback.closeAll();
  await parts?.recovery.wipe();
}

/** What waits because nothing could be reached is tried again at once; something may have been laid down meanwhile. */
function goOn(): void {
  opened?.batches.wake();
  laidDown.look();
}

/** Closes the parts in order; after five seconds whatever still hangs is left to the operating system. */
async function close(): Promise<void> {
  const closed = program?.then(closeParts).catch((error: unknown) => logBug('closing', error));
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5000))]);
}

async function closeParts(parts: Program): Promise<void> {
  opened = null;
  await parts.close();
}

/** While a batch works the window asks first; what it answers comes as batches.quit-anyway. */
function mayLeave(): boolean {
  if (leaving || !opened?.batches.working() || window === null) return true;
  focus();
  tell('batches.quit-asked', {});
  return false;
}

/** Asked once or many times, the program closes in order, once. */
function leave(): void {
  if (leaving) return;
  leaving = true;
  void fallSilent()
    .then(close)
    .finally(() => app.exit(0));
}

function start(): void {
  language = systemLanguage();
  const page = createPageHandler({
    files: readPageFiles(join(import.meta.dirname, '../renderer')),
    serveAudio: async (request) =>
      lock.mayShow() ? (await theProgram()).playback.serveAudio(request) : new Response(null, { status: 404 }),
  });
  ipcMain.handle('call', routeCalls({ handlers, ownWindow: contents, locked: lock.gate, logBug }));
  ipcMain.on('dropped', routeDrops({ ownWindow: contents, dropped: dropped.drop }));
  window = openWindow({
    title: 'Koekura',
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    page,
    place: windowPlaceIn(join(profile, 'window.json')),
  });
  window.on('close', (event) => {
    if (!mayLeave()) event.preventDefault();
  });
  window.on('focus', laidDown.look);
  window.on('closed', () => {
    window = null;
  });
  // What was open to be heard is open to nobody now.
  window.webContents.on('render-process-gone', async () => (await program?.catch(() => null))?.playback.closeAll());
  const nobodyThere = () => lock.lockOr(() => void fallSilent());
  powerMonitor.on('suspend', nobodyThere);
  powerMonitor.on('resume', goOn);
  powerMonitor.on('unlock-screen', goOn);
  powerMonitor.on('lock-screen', nobodyThere);
  // The parts are loaded when the page asks its first question, which it does once it shows something: loading them
  // before would keep main from handing the page its files. What keeps them from opening is the answer, in words.
}

function focus(): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

registerScheme(protocol);
const goesOn = hardenApp((_event, argv, workingDirectory) => {
  focus();
  handed.handAll(argv, workingDirectory);
});
if (goesOn) {
  handed.handAll(process.argv.slice(1), process.cwd());
  // On a Mac files come so, and may come before anything is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    focus();
    handed.hand(path);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (mayLeave()) leave();
  });
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => logBug('start', error));
} else {
  app.exit(1);
}
