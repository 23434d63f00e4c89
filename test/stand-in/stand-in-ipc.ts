import { EventEmitter } from 'node:events';
import { record } from './recorded-calls.ts';

type Invoked = (event: unknown, ...values: unknown[]) => unknown;

const invoked = new Map<string, Invoked>();

/** Electron's ipcMain; what comes in is put in by the page's server. */
export const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel: string, listener: Invoked): void {
    if (invoked.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    record('ipcMain.handle', channel);
    invoked.set(channel, listener);
  },
  removeHandler(channel: string): void {
    invoked.delete(channel);
  },
});

/** What ipcRenderer.invoke reaches. */
export async function invoke(event: unknown, channel: string, values: readonly unknown[]): Promise<unknown> {
  const listener = invoked.get(channel);
  if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
  return listener(event, ...values);
}
