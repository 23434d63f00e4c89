import { readAccountRows } from '../accounts/account-rows.ts';
import { shownPlace, storedPlace } from '../archive/stored-place.ts';
import type { KitPreview } from '../contract/recovery-calls.ts';
import { readLast } from '../ledger/checkpoint-rows.ts';
import { accountSidOf } from '../twilio/account-sid-of.ts';
import type { KitTold } from './open-kit.ts';
import type { RecoveryParts } from './recovery-parts.ts';
import { beyondKit } from './restore-kit.ts';
import { fateOfLedger } from './restore-ledger.ts';
import { kitCounts } from './restore-reports.ts';

/** Exactly what is in an opened kit, and what of it is here already. */
export async function previewKit(parts: RecoveryParts, kit: KitTold): Promise<KitPreview> {
  const { record, keyRing, places } = parts;
  const { contents } = kit;
  const known = new Set(readAccountRows(record).map(({ sid }) => sid));
  const here = new Set(places.rows().map(({ archive }) => archive));
  const keys: KitPreview['keys'] = [];
  for (const { fingerprint, name, bits } of kit.keys) {
    keys.push({ fingerprint, name, bits, here: await keyRing.holds(fingerprint) });
  }
  const fate = fateOfLedger(record, contents);
  const accounts = kit.accounts.map(({ sid, name, colour, region }) => {
    return { sid, name, colour, region, here: known.has(sid) };
  });
  return {
    ...{ form: kit.form, kit: kit.kit, madeAt: kit.madeAt, madeBy: contents?.madeBy ?? null },
    ...{ keys, keysMissing: contents?.keysMissing ?? [], accounts },
    archives: kit.archives.map(({ id: archive, name, place }) => ({
      ...{ archive, name, here: here.has(archive) },
      place: shownPlace(storedPlace.parse(JSON.parse(place))),
    })),
    batches: kit.batches.map(({ id: batch, kind, planned }) => ({ batch, kind, planned })),
    counts: kitCounts((table) => contents?.counts[table] ?? 0, keys.length, contents?.ledger.entries ?? 0),
    ledger: {
      fate: fate === 'there' ? 'taken' : fate,
      head: contents?.ledger.head ?? '',
      lastAt: contents?.ledger.lastAt ?? null,
      ownEntries: readLast(record)?.number ?? 0,
      notedTo: await beyondKit(parts, contents),
    },
    foreign: isForeign(
      accounts.map(({ sid }) => sid),
      readAccountRows(record),
    ),
  };
}

/** Whether a kit's accounts have nothing to do with those here: the region does not tell organisations apart, nor does whose subaccount one is. */
function isForeign(
  inKit: readonly string[],
  here: readonly { readonly sid: string; readonly parent: string | null }[],
) {
  const known = new Set(here.flatMap(({ sid, parent }) => [sid, parent ?? sid].map(accountSidOf)));
  return known.size > 0 && inKit.length > 0 && !inKit.some((sid) => known.has(accountSidOf(sid)));
}
