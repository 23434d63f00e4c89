import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { Failure, type FailureCode, type FailureFacts } from '../failure.ts';
import type { ParsedKey } from './parse-private-key.ts';

/** What main/workers/import-key.ts is asked and how it answers, once. */
export type ImportQuestion = { readonly bytes: Uint8Array; readonly passphrase: string | null };
export type ImportAnswer =
  | { readonly ok: true; readonly key: ParsedKey | null }
  | { readonly ok: false; readonly code: FailureCode; readonly facts: FailureFacts };

/**
 * Has a worker of its own open a private key (`parsePrivateKey`) and ends it: after `limit` milliseconds the file is
 * taken for one that cannot be read. `bytes` are copied and left as they are.
 */
export async function runImporter(
  start: () => Worker,
  question: ImportQuestion,
  limit: number,
): Promise<ParsedKey | null> {
  const worker = start();
  try {
    const signal = AbortSignal.timeout(limit);
    const answered = once(worker, 'message', { signal });
    worker.postMessage(question);
    const [answer] = (await answered) as [ImportAnswer];
    if (!answer.ok) throw new Failure(answer.code, answer.facts);
    return answer.key;
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') {
      throw new Failure('key-unreadable', { found: 'damaged key', reason: 'took too long' }, { cause: error });
    }
    throw error;
  } finally {
    await worker.terminate();
  }
}
