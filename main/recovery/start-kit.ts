import type { Worker } from 'node:worker_threads';
import { Failure } from '../failure.ts';
import type { FromKitWorker, KitQuestions, KitStep, ToKitWorker } from './kit-messages.ts';

/** A worker that has one kit in hand. */
export type KitWorker = {
  readonly ask: <Name extends keyof KitQuestions>(
    name: Name,
    input: Parameters<KitQuestions[Name]>[0],
  ) => Promise<Awaited<ReturnType<KitQuestions[Name]>>>;
  /** Ends it, its memory with it; what was asked fails with cancelled. */
  readonly end: () => Promise<void>;
};

/** Starts a worker for one kit. `told` hears how far what is asked is. */
export function startKit(worker: Worker, told: (step: KitStep, done: number, total: number) => void): KitWorker {
  const waiting = new Map<number, { answer: (value: never) => void; refuse: (error: unknown) => void }>();
  let asked = 0;
  let ended: unknown = null;
  const end = (error: unknown) => {
    ended ??= error;
    for (const { refuse } of waiting.values()) refuse(ended);
    waiting.clear();
  };
  worker.on('message', (message: FromKitWorker) => {
    if ('step' in message) return told(message.step, message.done, message.total);
    const question = waiting.get(message.number);
    waiting.delete(message.number);
    if ('failure' in message) question?.refuse(new Failure(message.failure.code, message.failure.facts));
    else if ('bug' in message) question?.refuse(new Error(message.bug));
    else question?.answer(message.value as never);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Failure('cancelled')));
  return {
    ask: (name, input) =>
      new Promise((answer, refuse) => {
        if (ended !== null) return refuse(ended);
        asked += 1;
        waiting.set(asked, { answer, refuse });
        worker.postMessage({ number: asked, name, input } satisfies ToKitWorker);
      }),
    end: async () => {
      end(new Failure('cancelled'));
      await worker.terminate();
    },
  };
}
