import { EventEmitter } from 'node:events';
import { openBrowserWindow } from './open-browser-window.ts';
import { tellPage } from './page-link.ts';
import { record } from './recorded-calls.ts';
import { servePage } from './serve-page.ts';
import { app, closeOnQuit, emitPreventable } from './stand-in-app.ts';
import { type StandInSession, session } from './stand-in-session.ts';

type Bounds = { x: number; y: number; width: number; height: number };
type WindowOptions = Partial<Bounds> & {
  readonly webPreferences?: { readonly session?: StandInSession; readonly preload?: string };
};

/** Electron's WebContents. Its page is whatever browser tab has been opened on the address with the token. */
export class WebContents extends EventEmitter {
  readonly mainFrame = { url: '' };
  readonly session: StandInSession;
  readonly preload: string;

  constructor(ses: StandInSession, preload: string) {
    super();
    this.session = ses;
    this.preload = preload;
  }

  send(channel: string, ...values: unknown[]): void {
    tellPage({ kind: 'event', channel, values });
  }

  setWindowOpenHandler(handler: unknown): void {
    record('webContents.setWindowOpenHandler', handler);
  }

  /** The tab is its user's to reload. */
  reload(): void {
    record('webContents.reload');
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.mainFrame.url === 'destroyed:';
  }
}

const open = new Set<BrowserWindow>();

/** Electron's BrowserWindow: instead of drawing a window it serves the page on loopback and prints where. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly #bounds: Bounds;
  #maximized = false;

  constructor(options: WindowOptions) {
    super();
    record('new BrowserWindow', options);
    const { x = 0, y = 0, width = 800, height = 600, webPreferences = {} } = options;
    this.#bounds = { x, y, width, height };
    this.webContents = new WebContents(webPreferences.session ?? session.defaultSession, webPreferences.preload ?? '');
    open.add(this);
    closeOnQuit(() => this.isDestroyed() || this.#closed());
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  async loadURL(address: string): Promise<void> {
    record('loadURL', address);
    this.webContents.mainFrame.url = address;
    const served = await servePage(this.webContents).catch((error: Error) => {
      console.error(`The page cannot be served: ${error.message}`);
      app.exit(1);
      throw error;
    });
    console.log(`Koekura is open at ${served}`);
    await openBrowserWindow(served, () => this.close());
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
  }

  /** As the user's click on the cross: it may be refused, and the app hears when it was the last window. */
  close(): void {
    if (!this.isDestroyed() && this.#closed() && open.size === 0) {
      if (!app.emit('window-all-closed')) app.quit();
    }
  }

  destroy(): void {
    open.delete(this);
    this.webContents.mainFrame.url = 'destroyed:';
    this.emit('closed');
  }

  #closed(): boolean {
    if (!emitPreventable(this, 'close')) return false;
    this.destroy();
    return true;
  }

  isDestroyed(): boolean {
    return !open.has(this);
  }

  maximize(): void {
    this.#maximized = true;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isMinimized(): boolean {
    return false;
  }

  getNormalBounds(): Bounds {
    return { ...this.#bounds };
  }

  // A browser's window shows, hides and comes to the front as its user pleases.
  show(): void {}
  hide(): void {}
  focus(): void {}
  restore(): void {}
  setBackgroundColor(): void {}
  setTitle(): void {}
  setProgressBar(): void {}
}
