import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** What goes into a zip: a file, which must have this hash, or bytes. */
export type ZipEntry = { readonly name: string } & (
  | { readonly path: string; readonly sha256: string; readonly compress: boolean }
  | { readonly bytes: Uint8Array }
);

/** A file that is not what it was when its hash was taken. */
export class ChangedEntry extends Error {}

/**
 * Packs the new file `path`, streamed and flushed; zip64 where it must be. Gives its bytes and their hash. Throws what the
 * file system says, and ChangedEntry.
 */
export async function writeZip(path: string, entries: readonly ZipEntry[]): Promise<{ size: number; sha256: string }> {
  const zip = new ZipFile();
  let fail = (_error: unknown) => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  zip.on('error', fail);
  for (const entry of entries) {
    if ('bytes' in entry) zip.addBuffer(Buffer.from(entry.bytes), entry.name);
    else
      zip.addReadStreamLazy(entry.name, { compress: entry.compress }, (give) => {
        const source = createReadStream(entry.path);
        source.on('error', fail);
        give(null, checked(source, entry.sha256).on('error', fail));
      });
  }
  zip.end();
  const hash = createHash('sha256');
  let size = 0;
  const counted = new Transform({
    transform: (bytes: Buffer, _, done) => {
      hash.update(bytes);
      size += bytes.length;
      done(null, bytes);
    },
  });
  const target = createWriteStream(path, { flags: 'wx', flush: true });
  await Promise.race([pipeline(zip.outputStream, counted, target), failed]);
  return { size, sha256: hash.digest('hex') };
}

function checked(source: Readable, sha256: string): Readable {
  const hash = createHash('sha256');
  return source.pipe(
    new Transform({
      transform: (bytes: Buffer, _, done) => {
        hash.update(bytes);
        done(null, bytes);
      },
      flush: (done) => done(hash.digest('hex') === sha256 ? null : new ChangedEntry('changed')),
    }),
  );
}
