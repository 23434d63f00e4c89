import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';
import { type PlanHead, rowBytes } from './plan-rows.ts';
import { writeWhole } from './write-whole.ts';

/** Where a plan's frozen recordings lie: `<folder>/<digest>.plan`. Two plans of the same recordings share it. */
export const planPath = (folder: string, digest: string): string => join(folder, `${digest}.plan`);

/** An open plan file, for reading stretches of its rows. */
export type PlanFile = {
  readonly head: PlanHead;
  /** The rows from a place on, fewer at the end. Fails with plan-damaged when the file ends too early. */
  readonly rows: (from: number, limit: number) => Promise<Uint32Array<ArrayBuffer>>;
  readonly close: () => Promise<void>;
};

/** Four bytes that say what it is, four with the length of the head (JSON), the head, the rows. */
const magic = 0x314c504b;
const largestHead = 64 * 2 ** 20;
const headOf = z.object({
  count: z.int().min(0),
  kinds: z.array(
    z.object({
      account: z.string(),
      status: z.string(),
      channels: z.int().nullable(),
      keySid: z.string().nullable(),
    }),
  ),
  unusual: z.array(z.tuple([z.int(), z.string()])),
});

/** Writes the file whole and flushed. Fails with disk-full or disk-refused; then nothing is left. */
export async function writePlanFile(path: string, folder: string, head: PlanHead, rows: Uint8Array): Promise<void> {
  const text = Buffer.from(JSON.stringify(head));
  const start = Buffer.alloc(8);
  start.writeUInt32LE(magic, 0);
  start.writeUInt32LE(text.length, 4);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileFailure(error);
  }
  await writeWhole(path, async (write) => {
    for (const bytes of [start, text, rows]) await write(bytes);
  });
}

/** Fails with plan-damaged when it is not there or not what it should be, or with disk-refused. */
export async function openPlanFile(path: string): Promise<PlanFile> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw damaged(error);
    throw fileFailure(error);
  }
  try {
    const start = await readAt(file, 0, 8);
    const length = start.readUInt32LE(4);
    if (start.readUInt32LE(0) !== magic || length > largestHead) throw damaged(null);
    const head = parseHead(await readAt(file, 8, length));
    const rowsAt = 8 + length;
    if ((await file.stat()).size !== rowsAt + head.count * rowBytes) throw damaged(null);
    return {
      head,
      rows: async (from, limit) => {
        const count = Math.max(0, Math.min(limit, head.count - from));
        const bytes = await readAt(file, rowsAt + from * rowBytes, count * rowBytes);
        return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw fileFailure(error);
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.from(new ArrayBuffer(length));
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw damaged(null);
  return bytes;
}

function parseHead(bytes: Buffer): PlanHead {
  try {
    return headOf.parse(JSON.parse(bytes.toString()));
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(cause: unknown): Failure {
  return new Failure('plan-damaged', {}, { cause });
}
