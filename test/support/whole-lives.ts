import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WholeLifeOrders, WholeLifeWord } from './whole-life.ts';

const entry = fileURLToPath(new URL('whole-life.ts', import.meta.url));

export type WholeLife = {
  readonly child: ChildProcess;
  /** Resolves when it says so; fails when it ended without a word. */
  readonly ready: Promise<void>;
  readonly working: Promise<void>;
  readonly over: Promise<Extract<WholeLifeWord, { said: 'over' }>>;
  readonly go: () => void;
  readonly killed: () => Promise<void>;
};

/** Begins a life of the whole program as a process of its own: with its lists read, it waits for `go`. */
export function beginWholeLife(orders: WholeLifeOrders): WholeLife {
  const child = fork(entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit').then(() => {});
  const said = <Said extends WholeLifeWord['said']>(what: Said) => {
    const word = new Promise<Extract<WholeLifeWord, { said: Said }>>((resolve, reject) => {
      child.on('message', (heard: WholeLifeWord) => {
        if (heard.said === what) resolve(heard as Extract<WholeLifeWord, { said: Said }>);
      });
      void ended.then(() => reject(new Error(`it ended before it was ${what}`)));
    });
    // Nobody may be waiting for it when it is killed.
    word.catch(() => {});
    return word;
  };
  const life = {
    child,
    ready: said('ready').then(() => {}),
    working: said('working').then(() => {}),
    over: said('over'),
    go: () => void child.send('go'),
    killed: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
  for (const word of [life.ready, life.working]) word.catch(() => {});
  child.send(orders);
  return life;
}
