import type { MessagePort } from 'node:worker_threads';
import { onDisk } from '../database/disk-failure.ts';
import { Failure } from '../failure.ts';
import { followEntries } from './follow-entries.ts';
import type { KitLine } from './kit-lines.ts';
import type { FromKitWorker, KitQuestions, KitStep, ToKitWorker } from './kit-messages.ts';
import { makeKit } from './make-kit.ts';
import { type OpenedKit, openKit } from './open-kit.ts';

type Told = (step: KitStep, done: number, total: number) => void;

/**
 * The worker's half of `startKit`: makes a kit, or opens one and gives what is in it. Who started it ends it, and with it
 * the copies of keys and passphrases that reading text leaves behind.
 */
export function serveKit(port: MessagePort): void {
  let told: Told = () => {};
  const answers = kitAnswers((step, done, total) => told(step, done, total));
  const send = (message: FromKitWorker) => port.postMessage(message);
  port.on('message', async ({ number, name, input }: ToKitWorker) => {
    told = (step, done, total) => send({ number, step, done, total });
    try {
      const answer = answers[name] as (input: unknown) => Promise<unknown>;
      send({ number, value: await answer(input) });
    } catch (thrown) {
      const error = asFailure(thrown);
      if (error instanceof Failure) send({ number, failure: { code: error.code, facts: { ...error.facts } } });
      else send({ number, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}

export function kitAnswers(told: Told): KitQuestions {
  let opened: OpenedKit | null = null;
  let lines: Generator<KitLine> | null = null;
  let follow = followEntries();
  const kit = (): OpenedKit => {
    if (opened === null) throw new Failure('kit-not-open');
    return opened;
  };
  return {
    make: (order) => makeKit(order, told),
    open: async ({ path, passphrase }) => {
      opened?.close();
      opened = null;
      opened = await openKit(path, passphrase, (done, total) => told('opening', done, total));
      return opened.told;
    },
    halves: async () => ({ keys: kit().keys, signingKey: kit().signingKey }),
    begin: async () => {
      lines = kit().lines();
      follow = followEntries();
      return null;
    },
    entries: async (limit) => {
      const some = [];
      for (let line = lines?.next(); line && !line.done; line = lines?.next()) {
        if (line.value[0] === 'entry') some.push(follow.take(line.value));
        if (some.length === limit) break;
      }
      return some;
    },
    rows: async (limit) => {
      const some: KitLine[] = [];
      for (let line = lines?.next(); line && !line.done; line = lines?.next()) {
        // Entries come last.
        if (line.value[0] === 'entry') break;
        if (!['contents', 'key', 'signing-key'].includes(line.value[0])) some.push(line.value);
        if (some.length === limit) break;
      }
      return some;
    },
    unwrap: (wrap) => kit().unwrap(wrap),
  };
}

function asFailure(error: unknown): unknown {
  try {
    return onDisk(() => {
      throw error;
    });
  } catch (failure) {
    return failure;
  }
}
