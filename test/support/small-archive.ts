import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CopyMaker, ToKeep, VerifiedCopy } from '../../main/archive/archives.ts';
import type { MediaResponse } from '../../main/recording.ts';

/** The least that makes copies, reads them back and remembers them on the disk: for tests of what leans on copies. */
export function smallArchive(
  folder: string,
  fetchMedia: (wanted: ToKeep, signal: AbortSignal) => Promise<MediaResponse>,
  now: () => number,
): CopyMaker & { readonly manifests: string[] } {
  mkdirSync(folder, { recursive: true });
  const manifests: string[] = [];
  const pathOf = (recording: string) => join(folder, `${recording}.sealed`);
  const notePath = (recording: string) => join(folder, `${recording}.json`);
  return {
    manifests,
    mayCount: async () => null,
    mustAnswer: async () => undefined,
    copy: async (archive, wanted, signal, told) => {
      const { recording } = wanted;
      const path = pathOf(recording.sid);
      if (!existsSync(path)) {
        const media = await fetchMedia(wanted, signal);
        const chunks: Uint8Array[] = [];
        for await (const chunk of media.chunks) chunks.push(chunk);
        writeFileSync(`${path}.part`, Buffer.concat(chunks));
        renameSync(`${path}.part`, path);
      }
      const bytes = readFileSync(path);
      told(bytes.length);
      const { mtimeMs } = statSync(path);
      const copy: VerifiedCopy = {
        recording: recording.sid,
        archive,
        account: recording.account,
        startedAt: recording.startedAt,
        seconds: recording.duration ?? 0,
        channels: recording.channels,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        keySid: recording.keySid,
        fingerprint: 'f'.repeat(64),
        versions: { audio: String(mtimeMs), envelope: '1' },
        verifiedAt: now(),
      };
      writeFileSync(notePath(recording.sid), JSON.stringify(copy));
      return copy;
    },
    copiesOf: (recording) =>
      existsSync(notePath(recording)) ? [JSON.parse(readFileSync(notePath(recording), 'utf8')) as VerifiedCopy] : [],
    stillThere: async (copy) =>
      existsSync(pathOf(copy.recording)) && statSync(pathOf(copy.recording)).size === copy.size,
    writeManifests: async (_, batch, copies) => {
      let count = 0;
      for await (const __ of copies) count += 1;
      manifests.push(`${batch} ${count}`);
    },
  };
}
