import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lockProfile } from './lock-profile.ts';
import { defaultPaths, systemLanguages } from './machine-facts.ts';
import { closeStreams } from './page-link.ts';
import { record } from './recorded-calls.ts';
import { hearOfStarts, leaveWord } from './second-start.ts';

/** Electron's app: its life, in Electron's order, with Node's process for a body. */

const root = resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { name: string; version: string };
const paths = new Map<string, string>();
const switches = new Map<string, string>();
/** What still has to be let go of when the app quits: windows first. */
const closers: Array<() => boolean> = [];
let name = manifest.name;
let ready = false;
let becomingReady: Promise<void> | null = null;
let quitting = false;

class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Emits `what` with an event that listeners may prevent; true when none did. */
export function emitPreventable(emitter: EventEmitter, what: string): boolean {
  const event = new PreventableEvent();
  emitter.emit(what, event);
  return !event.defaultPrevented;
}

/** `close` is called when the app quits, and may refuse by answering false. */
export function closeOnQuit(close: () => boolean): void {
  closers.push(close);
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  commandLine: {
    appendSwitch(named: string, value = ''): void {
      record('app.commandLine.appendSwitch', named, value);
      switches.set(named, value);
    },
    hasSwitch: (named: string) => switches.has(named) || process.argv.includes(`--${named}`),
    getSwitchValue: (named: string) => switches.get(named) ?? '',
  },
  enableSandbox(): void {
    if (ready) throw new Error('enableSandbox comes too late: the app is ready');
    record('app.enableSandbox');
  },
  requestSingleInstanceLock(): boolean {
    record('app.requestSingleInstanceLock');
    const profile = app.getPath('userData');
    if (!lockProfile(profile)) {
      leaveWord(profile, { argv: process.argv, workingDirectory: process.cwd() });
      return false;
    }
    hearOfStarts(profile, ({ argv, workingDirectory }) =>
      app.emit('second-instance', new PreventableEvent(), argv, workingDirectory),
    );
    return true;
  },
  releaseSingleInstanceLock: () => undefined,
  /** Asking for readiness is what brings it about, so that a test can stay before it. */
  whenReady(): Promise<void> {
    becomingReady ??= new Promise((done) => {
      setImmediate(() => {
        ready = true;
        app.emit('ready');
        done();
      });
    });
    return becomingReady;
  },
  isReady: () => ready,
  getName: () => name,
  setName(given: string): void {
    name = given;
  },
  getVersion: () => manifest.version,
  getAppPath: () => root,
  setPath(named: string, path: string): void {
    record('app.setPath', named);
    paths.set(named, path);
  },
  getPath(named: string): string {
    const path = paths.get(named) ?? defaultPaths(name)[named];
    if (path === undefined) throw new Error(`Failed to get '${named}' path`);
    return path;
  },
  getLocale: () => systemLanguages()[0] ?? 'en-US',
  getPreferredSystemLanguages: systemLanguages,
  setAppUserModelId: () => undefined,
  setAboutPanelOptions: () => undefined,
  resolveProxy: async () => 'DIRECT',
  focus: () => undefined,
  quit(): void {
    if (quitting) return;
    quitting = true;
    const goesOn = emitPreventable(app, 'before-quit') && closers.every((close) => close());
    if (goesOn && emitPreventable(app, 'will-quit')) app.exit(0);
    else quitting = false;
  },
  exit(status = 0): void {
    app.emit('quit', new PreventableEvent(), status);
    closeStreams();
    process.exit(status);
  },
  relaunch: () => record('app.relaunch'),
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
