import type { Worker } from 'node:worker_threads';
import { Failure } from '../failure.ts';
import type { Filter, Order, Selection } from '../recording.ts';
import type { FromIndexReader, IndexAnswers, ListPage, QuestionName, ToIndexReader } from './index-questions.ts';

/** What the main thread asks the list. Every answer comes from the worker; failures are 'disk-refused' and 'cancelled' (closed). */
export type IndexReader = Omit<IndexAnswers, 'page' | 'ids' | 'loaded'> & {
  readonly page: (filter: Filter, order: Order, offset: number, limit: number) => Promise<ListPage>;
  readonly ids: (filter: Filter, order: Order, offset: number, limit: number) => Promise<number[]>;
  /** Settles when every question is answered from memory: a good moment to have the window ask again. */
  readonly loaded: ReturnType<IndexAnswers['loaded']>;
  /** A question that a later part has taught the worker (workers/index-reader.ts). */
  readonly ask: AskWorker;
};
export type AskWorker = (name: string, input: unknown) => Promise<unknown>;

/** How long closing may take before the worker is ended, ms. */
const patience = 2000;

/** Starts answering from the index at `path`, which `openIndex` must have opened before. */
export function startIndexReader(worker: Worker, path: string): IndexReader {
  const waiting = new Map<number, { answer: (value: never) => void; refuse: (error: unknown) => void }>();
  let asked = 0;
  let ended: unknown = null;

  const end = (error: unknown) => {
    ended ??= error;
    for (const { refuse } of waiting.values()) refuse(ended);
    waiting.clear();
  };
  worker.on('message', (message: FromIndexReader) => {
    const question = waiting.get(message.number);
    waiting.delete(message.number);
    if (question === undefined) return;
    if ('failure' in message) question.refuse(new Failure(message.failure.code, message.failure.facts));
    else if ('bug' in message) question.refuse(new Error(message.bug));
    else question.answer(message.value as never);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Failure('cancelled')));
  worker.postMessage({ open: path } satisfies ToIndexReader);

  const askWorker = <Answer>(name: string, input: unknown) =>
    new Promise<Answer>((answer, refuse) => {
      if (ended !== null) {
        refuse(ended);
        return;
      }
      asked += 1;
      waiting.set(asked, { answer, refuse });
      worker.postMessage({ number: asked, name, input } satisfies ToIndexReader);
    });

  const ask = <Name extends QuestionName>(name: Name, input: Parameters<IndexAnswers[Name]>[0]) =>
    askWorker<Awaited<ReturnType<IndexAnswers[Name]>>>(name, input);

  const loaded = ask('loaded', undefined);
  loaded.catch(() => undefined);
  return {
    loaded,
    page: (filter, order, offset, limit) => ask('page', { filter, order, offset, limit }),
    ids: async (filter, order, offset, limit) => Array.from(await ask('ids', { filter, order, offset, limit })),
    totals: (selection: Selection) => ask('totals', selection),
    facets: () => ask('facets', undefined),
    details: (sid) => ask('details', sid),
    ask: (name, input) => askWorker(name, input),
    members: (selection) => ask('members', selection),
    mark: (marks) => ask('mark', marks),
    sampleWraps: () => ask('sampleWraps', undefined),
    changed: (ids) => ask('changed', ids),
    holdAccounts: (accounts) => ask('holdAccounts', accounts),
    dropAccount: (account) => ask('dropAccount', account),
    close: async () => {
      if (ended !== null) return;
      const exited = new Promise<void>((done) => worker.once('exit', () => done()));
      ask('close', undefined).catch(() => undefined);
      const deadline = setTimeout(() => void worker.terminate(), patience);
      await exited;
      clearTimeout(deadline);
    },
  };
}
