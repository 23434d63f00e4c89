import { parentPort } from 'node:worker_threads';
import { Failure } from '../failure.ts';
import { parsePrivateKey } from '../keys/parse-private-key.ts';
import type { ImportAnswer, ImportQuestion } from '../keys/run-importer.ts';

/**
 * Opens one private key and is ended by who started it, its memory with it: what a hostile file can do to a parser,
 * and the copies of key material a parser leaves behind, stay out of the main thread.
 */
parentPort?.once('message', ({ bytes, passphrase }: ImportQuestion) => {
  parentPort?.postMessage(answer(bytes, passphrase));
});

function answer(bytes: Uint8Array, passphrase: string | null): ImportAnswer {
  try {
    return { ok: true, key: parsePrivateKey(bytes, passphrase) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ok: false, code: error.code, facts: error.facts };
  } finally {
    bytes.fill(0);
  }
}
