import type { MessagePort } from 'node:worker_threads';
import { openIndex } from '../database/open-index.ts';
import { Failure } from '../failure.ts';
import type { ReadKept } from './kept-recordings.ts';
import type { SyncAnswer, SyncAsked } from './start-sync-writer.ts';
import { emptyMemory, type SyncDesk, syncWrites } from './sync-writes.ts';

/**
 * The worker's side: opens the index, then does what it is asked, one thing after the other. `readKept` makes sense of
 * the envelopes of archives.
 */
export function serveSyncWriter(port: MessagePort, readKept: ReadKept): void {
  let desk: SyncDesk | null = null;
  const answer = ({ name, input }: SyncAsked): unknown => {
    if (name === 'open') {
      const { index, rebuilt } = openIndex(String(input));
      desk = { index, memory: emptyMemory(), readKept };
      return rebuilt;
    }
    if (name === 'close') {
      desk?.index.close();
      port.close();
      return null;
    }
    if (desk === null) throw new Error('the index is not open');
    const write = syncWrites[name] as (desk: SyncDesk, input: unknown) => unknown;
    return write(desk, input);
  };
  port.on('message', (asked: SyncAsked) => port.postMessage(toAnswer(asked, answer)));
}

/** Errors lose their class on the way between threads: a Failure crosses as its code and facts. */
function toAnswer(asked: SyncAsked, answer: (asked: SyncAsked) => unknown): SyncAnswer {
  try {
    return { number: asked.number, value: answer(asked), failure: null, bug: null };
  } catch (error) {
    if (error instanceof Failure) {
      return { number: asked.number, value: null, failure: { code: error.code, facts: error.facts }, bug: null };
    }
    return { number: asked.number, value: null, failure: null, bug: error };
  }
}
