import { startSha256 } from '../crypto/sha256.ts';
import { Failure } from '../failure.ts';
import { openPlanFile } from './plan-file.ts';
import { createPlanSpeller, type PlannedKind } from './plan-lines.ts';
import { type PlanHead, readRow, rowWords } from './plan-rows.ts';

/** Rows read at a time. */
const stretch = 8000;

/** Goes through a plan's file from its beginning to its end. Fails with plan-damaged when that does not give the digest. */
export async function eachStretch(
  path: string,
  digest: string,
  work: (head: PlanHead, rows: Uint32Array, from: number) => Promise<void>,
): Promise<void> {
  await spellPlan(path, digest, async () => undefined, work);
}

/** As eachStretch; `take` gets the lines the digest is taken over, in pieces. */
export async function spellPlan(
  path: string,
  digest: string,
  take: (piece: Uint8Array) => Promise<void>,
  work: (head: PlanHead, rows: Uint32Array, from: number) => Promise<void>,
): Promise<void> {
  const file = await openPlanFile(path);
  try {
    const { head } = file;
    const texts = new Map(head.unusual);
    const found = startSha256();
    let spelled: Uint8Array[] = [];
    const kindAt = (kind: number): PlannedKind => {
      const known = head.kinds[kind];
      if (known === undefined) throw new Failure('plan-damaged');
      return known;
    };
    const speller = createPlanSpeller(kindAt, (piece) => {
      found.take(piece);
      spelled.push(piece);
    });
    const handOver = async () => {
      for (const piece of spelled) await take(piece);
      spelled = [];
    };
    for (let from = 0; from < head.count; from += stretch) {
      const rows = await file.rows(from, stretch);
      for (let at = 0; at < rows.length; at += rowWords) {
        const text = texts.size === 0 ? undefined : texts.get(from + at / rowWords);
        speller.spell(rows, at, text, readRow(rows, at));
      }
      await work(head, rows, from);
      await handOver();
    }
    speller.finish();
    await handOver();
    if (found.finish() !== digest) throw new Failure('plan-damaged');
  } finally {
    await file.close();
  }
}
