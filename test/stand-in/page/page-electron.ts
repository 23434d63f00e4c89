import './page-keys.ts';
import { hear, post, postFile } from './page-link-end.ts';
import './page-questions.ts';
import './page-touches.ts';

/** What a sandboxed preload gets from `require('electron')`, over HTTP. */

type Listener = (event: object, ...values: unknown[]) => void;

const listeners = new Map<string, Set<Listener>>();
const paths = new Map<string, Promise<string>>();

hear('event', ({ channel, values }) => {
  for (const listener of listeners.get(channel as string) ?? []) listener({}, ...(values as unknown[]));
});

const electron = {
  contextBridge: {
    exposeInMainWorld(name: string, value: unknown): void {
      Object.defineProperty(window, name, { value });
    },
  },
  ipcRenderer: {
    async invoke(channel: string, ...values: unknown[]): Promise<unknown> {
      const answer = await post('invoke', { channel, values });
      if (typeof answer.error === 'string') throw new Error(answer.error);
      return answer.value;
    },
    async send(channel: string, ...values: unknown[]): Promise<void> {
      const sent = await Promise.all(values.map((value) => paths.get(value as string) ?? value));
      await post('send', { channel, values: sent });
    },
    on(channel: string, listener: Listener): void {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
  },
  webUtils: {
    /** Must answer at once, so it answers a name for the path; send() waits for the path itself. */
    getPathForFile(file: File): string {
      const name = `dropped-file:${crypto.randomUUID()}`;
      paths.set(name, postFile(file));
      return name;
    },
  },
};

/** The sandbox's `require`, as far as our preload uses it. */
export function require(name: string): typeof electron {
  if (name !== 'electron') throw new Error(`module not found: ${name}`);
  return electron;
}
