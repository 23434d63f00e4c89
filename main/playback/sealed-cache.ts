import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wipe } from '../crypto/wipe.ts';
import { isFailure } from '../failure.ts';
import { fileFailure, onFiles } from '../file-failure.ts';
import { type Envelope, parseEnvelope, serialiseEnvelope } from '../sealed/envelope.ts';

/** How a cached recording is opened: with its envelope, or with a content key that lives as long as this run. */
export type Opener =
  | { readonly kind: 'wrapped'; readonly envelope: Envelope }
  | { readonly kind: 'this-run'; readonly contentKey: Uint8Array; readonly iv: Uint8Array };

/** A bounded folder of `<sid>.sealed` with `<sid>.json`, the least recently used given up first. Nothing plain, ever. */
export type SealedCache = {
  readonly pathOf: (sid: string) => string;
  /** Null when it is not there, or cannot be made sense of. */
  readonly find: (sid: string) => Opener | null;
  /** Makes a stored file part of the cache, replacing what was kept under that SID. Fails with disk-full, disk-refused. */
  readonly put: (sid: string, opener: Opener) => Promise<void>;
  readonly remove: (sid: string) => void;
  /** While held, a recording is not given up. */
  readonly hold: (sid: string) => void;
  readonly release: (sid: string) => void;
  /** Gives up the least recently used until what is left is within the limit. */
  readonly trim: () => void;
  readonly empty: () => void;
  readonly dropThisRun: () => void;
  readonly state: () => { readonly bytes: number; readonly recordings: number };
};

type Kept = { readonly bytes: number; usedAt: number; readonly opener: Opener | null };

/** Starts by throwing out what an earlier run left unfinished, or sealed with a key that died with it. */
export function sealedCache(folder: string, limit: () => number): SealedCache {
  const kept = new Map<string, Kept>(sweep(folder));
  const held = new Map<string, number>();
  const pathOf = (sid: string) => join(folder, `${sid}.sealed`);
  const envelopeOf = (sid: string) => join(folder, `${sid}.json`);

  const remove = (sid: string) => {
    forgetKey(kept.get(sid)?.opener);
    kept.delete(sid);
    onFiles(() => {
      // The envelope last: what is left without one is thrown out at the next start.
      rmSync(pathOf(sid), { force: true });
      rmSync(envelopeOf(sid), { force: true });
    });
  };
  const bytes = () => [...kept.values()].reduce((sum, entry) => sum + entry.bytes, 0);
  const removeFree = (wanted: (sid: string) => boolean) => {
    for (const [sid] of byAge(kept)) if (!held.has(sid) && wanted(sid)) remove(sid);
  };

  return {
    pathOf,
    find: (sid) => {
      const entry = kept.get(sid);
      if (entry === undefined) return null;
      entry.usedAt = Date.now();
      if (entry.opener !== null) return entry.opener;
      const envelope = readEnvelope(envelopeOf(sid), sid);
      if (envelope === null || !markUsed(pathOf(sid))) return null;
      return { kind: 'wrapped', envelope };
    },
    put: async (sid, opener) => {
      const before = kept.get(sid)?.opener;
      if (before !== opener) forgetKey(before);
      if (opener.kind === 'wrapped') await writeWhole(envelopeOf(sid), serialiseEnvelope(opener.envelope));
      else onFiles(() => rmSync(envelopeOf(sid), { force: true }));
      const size = onFiles(() => statSync(pathOf(sid)).size);
      kept.set(sid, { bytes: size, usedAt: Date.now(), opener: opener.kind === 'wrapped' ? null : opener });
    },
    remove,
    hold: (sid) => void held.set(sid, (held.get(sid) ?? 0) + 1),
    release: (sid) => {
      const holders = (held.get(sid) ?? 1) - 1;
      if (holders > 0) held.set(sid, holders);
      else held.delete(sid);
    },
    trim: () => removeFree(() => bytes() > limit()),
    empty: () => removeFree(() => true),
    dropThisRun: () => {
      for (const [sid, { opener }] of [...kept]) if (opener !== null) remove(sid);
    },
    state: () => ({ bytes: bytes(), recordings: kept.size }),
  };
}

const byAge = (kept: ReadonlyMap<string, Kept>) => [...kept].sort(([, one], [, other]) => one.usedAt - other.usedAt);

function forgetKey(opener: Opener | null | undefined): void {
  if (opener?.kind === 'this-run') wipe(opener.contentKey);
}

function sweep(folder: string): (readonly [string, Kept])[] {
  return onFiles(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const names = new Set(readdirSync(folder));
    const complete = [...names].flatMap((name) => {
      const sid = /^(RE[0-9a-fA-F]{32})\.sealed$/.exec(name)?.[1];
      return sid !== undefined && names.has(`${sid}.json`) ? [sid] : [];
    });
    const wanted = new Set(complete.flatMap((sid) => [`${sid}.sealed`, `${sid}.json`]));
    for (const name of names) if (isOurs(name) && !wanted.has(name)) rmSync(join(folder, name), { force: true });
    return complete.map((sid) => {
      const { size, mtimeMs } = statSync(join(folder, `${sid}.sealed`));
      return [sid, { bytes: size, usedAt: mtimeMs, opener: null }] as const;
    });
  });
}

const isOurs = (name: string) => /^RE[0-9a-fA-F]{32}\.(sealed|json)(\.part)?$/.test(name);

function readEnvelope(path: string, sid: string): Envelope | null {
  try {
    const envelope = parseEnvelope(readFileSync(path, 'utf8'));
    return envelope.recording === sid ? envelope : null;
  } catch (error) {
    // A spoilt or vanished one is as good as none: Twilio may still have it.
    if (isFailure(error, 'envelope-malformed') || isMissing(error)) return null;
    throw fileFailure(error);
  }
}

/** Keeps the order of use over a restart; false when the file is gone. */
function markUsed(path: string): boolean {
  try {
    const now = new Date();
    utimesSync(path, now, now);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw fileFailure(error);
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function writeWhole(path: string, text: string): Promise<void> {
  try {
    await writeFile(`${path}.part`, text, { mode: 0o600, flush: true });
    await rename(`${path}.part`, path);
  } catch (error) {
    throw fileFailure(error);
  }
}
