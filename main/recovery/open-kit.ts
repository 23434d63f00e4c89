import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openSigningKey } from '../crypto/sign.ts';
import { wipe } from '../crypto/wipe.ts';
import { onFiles } from '../file-failure.ts';
import { damaged } from '../keys/backup-form.ts';
import { openWrap } from '../keys/open-wrap.ts';
import { readBackup, understandKey } from '../keys/read-backup.ts';
import type { NamedWrap } from '../sealed/open-first-wrap.ts';
import { followEntries } from './follow-entries.ts';
import { type KitContents, type KitKey, type KitLine, type KitSigningKey, parseKitLine } from './kit-lines.ts';
import { type KitRow, type KitTable, kitTables } from './kit-tables.ts';
import { openKitFile, tellKit } from './read-kit-file.ts';

/** What an opened kit tells of itself without its secrets; the small tables whole. */
export type KitTold = {
  readonly form: 'kit' | 'key-backup';
  readonly kit: string;
  readonly madeAt: number;
  readonly contents: KitContents | null;
  readonly keys: readonly Omit<KitKey, 'privateHalf'>[];
  readonly signingKey: string | null;
  readonly accounts: readonly KitRow<'account'>[];
  readonly archives: readonly KitRow<'archive'>[];
  readonly batches: readonly KitRow<'batch'>[];
  readonly ledgerKeys: readonly KitRow<'ledger_key'>[];
};

/** A kit, opened and read to its end once: everything in it is whole and understood. For a worker. */
export type OpenedKit = {
  readonly told: KitTold;
  /** Every line behind the keys, from the start. */
  readonly lines: () => Generator<KitLine>;
  readonly keys: readonly KitKey[];
  readonly signingKey: KitSigningKey | null;
  /** Opens a wrap with the kit's own keys. Fails as `openWrap` does. */
  readonly unwrap: (wrap: NamedWrap) => Promise<{ readonly contentKey: Uint8Array; readonly fingerprint: string }>;
  readonly close: () => void;
};

type Told = (done: number, total: number) => void;

/**
 * Opens a recovery kit, or a key backup as one with a single key. Fails with kit-foreign, backup-damaged {reason},
 * backup-newer {version}, backup-wrong-passphrase, disk-refused.
 */
export async function openKit(path: string, passphrase: string, told: Told): Promise<OpenedKit> {
  return tellKit(path) === 'kit' ? openWhole(path, passphrase, told) : openKeyBackup(path, passphrase);
}

async function openWhole(path: string, passphrase: string, told: Told): Promise<OpenedKit> {
  const file = await openKitFile(path, passphrase, told);
  try {
    const keys: KitKey[] = [];
    const small: { [Table in 'account' | 'archive' | 'batch' | 'ledger_key']: KitRow<Table>[] } = {
      account: [],
      archive: [],
      batch: [],
      ledger_key: [],
    };
    let contents: KitContents | null = null;
    let signingKey: KitSigningKey | null = null;
    const counts = new Map<string, number>();
    const entries = followEntries();
    let total = 0;
    let done = 0;
    for (const text of file.lines()) {
      const line = parseKitLine(text);
      const [kind, content] = line;
      if ((kind === 'contents') !== (contents === null)) throw damaged('malformed');
      if (line[0] === 'contents') {
        contents = line[1];
        total = contents.ledger.entries + Object.values(contents.counts).reduce((sum, count) => sum + count, 0);
      } else if (line[0] === 'key') keys.push(line[1]);
      else if (line[0] === 'signing-key') signingKey = line[1];
      else if (line[0] === 'entry') entries.take(line);
      else if (kind in small) (small[kind as 'account'] as unknown[]).push(content);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      done += 1;
      if (done % 5000 === 0) told(done, total);
    }
    if (contents === null || contents.kit !== file.about.kit) throw damaged('malformed');
    checkCounts(contents, counts);
    if (entries.head() !== contents.ledger.head) throw damaged('malformed');
    if (signingKey !== null) checkSigningKey(signingKey);
    const { kit, madeAt } = contents;
    const tells: KitTold = {
      ...{ form: 'kit', kit, madeAt, contents, keys: keys.map(publicly), signingKey: signingKey?.publicKey ?? null },
      ...{ accounts: small.account, archives: small.archive, batches: small.batch, ledgerKeys: small.ledger_key },
    };
    const lines = function* () {
      for (const text of file.lines()) yield parseKitLine(text);
    };
    return { told: tells, lines, keys, signingKey, unwrap: unwrapWith(keys), close: file.close };
  } catch (error) {
    file.close();
    throw error;
  }
}

/** What `keys-backup` files hold was the whole of a backup before there were kits. */
async function openKeyBackup(path: string, passphrase: string): Promise<OpenedKit> {
  const { about, key } = await readBackup(
    onFiles(() => readFileSync(path)),
    passphrase,
  );
  const { name, fingerprint, madeAt } = about;
  const privateHalf = Buffer.from(key.privateHalf).toString('base64');
  wipe(key.privateHalf);
  const keys: KitKey[] = [{ name, fingerprint, bits: key.bits, origin: 'restored', addedAt: madeAt, privateHalf }];
  const told: KitTold = {
    ...{ form: 'key-backup', kit: fingerprint.slice(0, 16), madeAt, contents: null, keys: keys.map(publicly) },
    ...{ signingKey: null, accounts: [], archives: [], batches: [], ledgerKeys: [] },
  };
  const lines = function* (): Generator<KitLine> {};
  return { told, lines, keys, signingKey: null, unwrap: unwrapWith(keys), close: () => {} };
}

function checkCounts(contents: KitContents, counts: ReadonlyMap<string, number>): void {
  const wrong = kitTables.some((table: KitTable) => (counts.get(table) ?? 0) !== (contents.counts[table] ?? 0));
  if (wrong || (counts.get('entry') ?? 0) !== contents.ledger.entries) throw damaged('malformed');
}

function checkSigningKey({ publicKey, seed }: KitSigningKey): void {
  const bytes = Buffer.from(seed, 'hex');
  const fits = Buffer.from(openSigningKey(bytes).publicKey).toString('hex') === publicKey;
  wipe(bytes);
  if (!fits) throw damaged('another key than it says');
}

/** Tries each key as it is taken in. */
function unwrapWith(keys: readonly KitKey[]): OpenedKit['unwrap'] {
  const opened = new Map<string, KeyObject>();
  for (const { fingerprint, privateHalf } of keys) {
    const { privateHalf: der } = understandKey(Uint8Array.from(Buffer.from(privateHalf, 'base64')), fingerprint);
    opened.set(fingerprint, createPrivateKey({ key: Buffer.from(der.buffer), format: 'der', type: 'pkcs8' }));
    wipe(der);
  }
  const candidates = keys.map(({ fingerprint, bits }) => ({ fingerprint, bits, expected: false }));
  return async ({ keySid, fingerprint, encryptedContentKey }) => {
    const label = keySid ?? fingerprint?.slice(0, 16) ?? '?';
    return openWrap(encryptedContentKey, candidates, async (one) => opened.get(one) ?? null, label);
  };
}

function publicly({ privateHalf: _, ...told }: KitKey): Omit<KitKey, 'privateHalf'> {
  return told;
}
