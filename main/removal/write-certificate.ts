import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate as rest } from 'node:timers/promises';
import { signingKeyPem } from '../crypto/sign.ts';
import { pagesOfRemovals } from '../database/batch-removals.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { Removal } from '../database/removal-rows.ts';
import { fileFailure } from '../file-failure.ts';
import { readLast } from '../ledger/checkpoint-rows.ts';
import type { Signer } from '../ledger/signer.ts';
import type { CertificateHead, CertifiedRemoval, DoneBy } from './certificate.ts';
import { certificateHtml } from './certificate-html.ts';
import { certificateJson } from './certificate-json.ts';
import { checkText } from './check-text.ts';
import { doneBy, outcomesOfIntents } from './ledger-of-removals.ts';
import { type ReservedNames, reserveNames } from './reserve-names.ts';

const pageRemovals = 200;

/**
 * Writes the certificate of a batch at `path` (`….html`), and beside it, under the same name, its JSON, the hashes of both,
 * the signature over those, the public key and how to check it all. Who chose `path` was asked about what lies there;
 * nobody was asked about the others, so where one of those is taken they all get a name that is free. Each file takes its
 * place only when it is whole, the printable one last. Fails with disk-full, disk-refused, ledger-key-missing, keychain-locked.
 */
export async function writeCertificate(
  parts: {
    readonly record: RecordHandle;
    readonly signer: Signer;
    readonly archiveName: (archive: string) => string | null;
    readonly now: () => number;
  },
  of: Omit<CertificateHead, 'ledger' | 'publicKey' | 'madeAt'>,
  language: 'en' | 'ja',
  path: string,
): Promise<void> {
  const { record, signer, archiveName } = parts;
  const publicKey = await signer.publicKey();
  const last = readLast(record);
  const ledger = { entries: last?.number ?? 0, head: Buffer.from(last?.head ?? []).toString('hex') };
  const head: CertificateHead = { ...of, ledger, publicKey, madeAt: parts.now() };
  const outcomes = await outcomesOfIntents(record, of.batch, rest);
  const certified = (removal: Removal): CertifiedRemoval => ({
    ...removal,
    by: doneBy(record, removal.intent),
    outcome: outcomes.get(removal.intent) ?? null,
    archiveName: removal.copy === null ? null : archiveName(removal.copy.archive),
  });
  const pages = function* (): Generator<readonly CertifiedRemoval[]> {
    for (const page of pagesOfRemovals(record, of.batch, pageRemovals)) yield page.map(certified);
  };
  const by = new Set<string>();
  const noting = function* (): Generator<readonly CertifiedRemoval[]> {
    for (const page of pages()) {
      for (const removal of page) if (removal.by !== null) by.add(nameOf(removal.by));
      yield page;
    }
  };

  const written: Part[] = [];
  const write = async (target: string, pieces: Iterable<string | Uint8Array>): Promise<string> => {
    const part: Part = { target, part: `${target}.${randomBytes(8).toString('hex')}.part` };
    written.push(part);
    return writePart(part.part, pieces);
  };
  let reserved: ReservedNames | null = null;
  try {
    reserved = await reserveNames(path.replace(/\.html?$/i, ''), companions);
    const { stem } = reserved;
    const name = basename(stem);
    const named = (ending: (typeof companions)[number]) => `${stem}${ending}`;
    const json = await write(named('.json'), certificateJson(head, noting()));
    const html = await write(path, certificateHtml(head, pages(), [...by], language));
    const sums = Buffer.from(`${html}  ${basename(path)}\n${json}  ${name}.json\n`);
    await write(named('.sha256'), [sums]);
    await write(named('.sha256.sig'), [await signer.sign(sums)]);
    await write(named('.pem'), [signingKeyPem(Buffer.from(publicKey, 'hex'))]);
    await write(named('.txt'), [checkText(name)]);
    const printed = written.findIndex(({ target }) => target === path);
    for (const { part, target } of [...written.toSpliced(printed, 1), written[printed] as Part]) {
      await rename(part, target);
    }
  } catch (error) {
    for (const { part } of written) await rm(part, { force: true });
    await reserved?.giveBack();
    throw fileFailure(error);
  }
}

const companions = ['.json', '.sha256', '.sha256.sig', '.pem', '.txt'] as const;

type Part = { readonly target: string; readonly part: string };

/** Writes the pieces to a new file, flushes it, and gives the SHA-256 of them all. */
async function writePart(path: string, pieces: Iterable<string | Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  const file: FileHandle = await open(path, 'wx', 0o600);
  try {
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      hash.update(bytes);
      await file.writeFile(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

const nameOf = ({ user, machine, credential }: DoneBy): string =>
  `${user}@${machine}${credential === null ? '' : `, …${credential}`}`;
