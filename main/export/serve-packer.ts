import type { MessagePort } from 'node:worker_threads';
import { Failure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';
import { ChangedEntry, writeZip, type ZipEntry } from '../packing/write-zip.ts';
import type { Stored } from '../sealed/store-sealed.ts';

export type PackOrder = { readonly path: string; readonly entries: readonly ZipEntry[] };
export type PackReport =
  | { readonly kind: 'done'; readonly value: Stored }
  | { readonly kind: 'failed'; readonly failure: Pick<Failure, 'code' | 'facts'> }
  | { readonly kind: 'bug'; readonly stack: string };

/** The packer's side: one order, one report. */
export function servePacker(port: MessagePort): void {
  const report = (message: PackReport) => port.postMessage(message);
  port.once('message', ({ path, entries }: PackOrder) => {
    writeZip(path, entries).then(
      (value) => report({ kind: 'done', value }),
      (error: unknown) => report(translated(error)),
    );
  });
}

function translated(error: unknown): PackReport {
  const failure = error instanceof ChangedEntry ? new Failure('audio-changed') : fileFailure(error);
  if (failure instanceof Failure) return { kind: 'failed', failure: { code: failure.code, facts: failure.facts } };
  return { kind: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
