import type { Worker } from 'node:worker_threads';
import { Failure } from '../failure.ts';
import type { FromRecordReader, Questions, Told, ToRecordReader } from './record-messages.ts';

type Input<Asked extends Questions, Name extends keyof Asked> = Parameters<Asked[Name]>[0];
type Given<Asked extends Questions, Name extends keyof Asked> = Awaited<ReturnType<Asked[Name]>>;

/** Asks the record off the main thread. Failures are the questions' own, 'disk-refused' and 'cancelled' (closed). */
export type RecordReader<Asked extends Questions> = {
  readonly ask: <Name extends keyof Asked & string>(
    name: Name,
    input: Input<Asked, Name>,
  ) => Promise<Given<Asked, Name>>;
  /** The same of a long question; `told` hears how far it is. */
  readonly follow: <Name extends keyof Asked & string>(
    name: Name,
    input: Input<Asked, Name>,
    told: Told,
  ) => Promise<Given<Asked, Name>>;
  readonly close: () => Promise<void>;
};

/** How long closing may take before the worker is ended, ms. */
const patience = 2000;

/** Starts answering from the record at `path`, which `openRecord` must have opened before. */
export function startRecordReader<Asked extends Questions>(worker: Worker, path: string): RecordReader<Asked> {
  const waiting = new Map<number, { answer: (value: never) => void; refuse: (error: unknown) => void; told: Told }>();
  let asked = 0;
  let ended: unknown = null;

  const end = (error: unknown) => {
    ended ??= error;
    for (const { refuse } of waiting.values()) refuse(ended);
    waiting.clear();
  };
  worker.on('message', (message: FromRecordReader) => {
    const question = waiting.get(message.number);
    if (question === undefined) return;
    if ('done' in message) return question.told(message.done, message.total);
    waiting.delete(message.number);
    if ('failure' in message) question.refuse(new Failure(message.failure.code, message.failure.facts));
    else if ('bug' in message) question.refuse(new Error(message.bug));
    else question.answer(message.value as never);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Failure('cancelled')));
  const post = (message: ToRecordReader) => worker.postMessage(message);
  post({ open: path });

  const follow: RecordReader<Asked>['follow'] = (name, input, told) =>
    new Promise((answer, refuse) => {
      if (ended !== null) return refuse(ended);
      asked += 1;
      waiting.set(asked, { answer, refuse, told });
      post({ number: asked, name, input });
    });

  return {
    ask: (name, input) => follow(name, input, () => {}),
    follow,
    close: async () => {
      if (ended !== null) return;
      const exited = new Promise<void>((done) => worker.once('exit', () => done()));
      end(new Failure('cancelled'));
      post({ close: true });
      const deadline = setTimeout(() => void worker.terminate(), patience);
      await exited;
      clearTimeout(deadline);
    },
  };
}
