import type { MessagePort } from 'node:worker_threads';
import { Failure } from '../failure.ts';
import { onDisk } from './disk-failure.ts';
import { openRecordForReading, type ReadableRecord } from './open-record-for-reading.ts';
import type { FromRecordReader, Questions, Told, ToRecordReader } from './record-messages.ts';

/** The worker's half of `startRecordReader`: answers what `questions` makes of the record. What fails goes back as the answer. */
export function serveRecordReader(port: MessagePort, questions: (record: ReadableRecord) => Questions): void {
  let record: ReadableRecord | null = null;
  let answers: () => Questions = () => {
    throw new Error('the record is not open');
  };
  const send = (message: FromRecordReader) => port.postMessage(message);

  port.on('message', async (message: ToRecordReader) => {
    if ('close' in message) {
      record?.close();
      port.close();
      return;
    }
    if ('open' in message) {
      try {
        record = openRecordForReading(message.open);
        const made = questions(record);
        answers = () => made;
      } catch (error) {
        answers = () => {
          throw error;
        };
      }
      return;
    }
    const { number, name, input } = message;
    try {
      const answer = answers()[name] as ((input: unknown, told: Told) => Promise<unknown>) | undefined;
      if (answer === undefined) throw new Error(`nobody answers ${name}`);
      const value = await onDiskLater(() => answer(input, (done, total) => send({ number, done, total })));
      send({ number, value });
    } catch (error) {
      if (error instanceof Failure) send({ number, failure: { code: error.code, facts: error.facts } });
      else send({ number, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}

async function onDiskLater<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    return onDisk(() => {
      throw error;
    });
  }
}
