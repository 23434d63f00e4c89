import type { Archive } from '../contract.ts';
import { type Check, checksOf } from './checks-of.ts';

/** What can be known of one archive. */
export type ArchiveFacts = { readonly archive: Archive };
const archiveCheck = checksOf<ArchiveFacts>();

/** How long reading back, and trying a place, count for, s. */
const checkHolds = 180 * 86_400;
const preflightHolds = 90 * 86_400;

/** Whether an archive's copies were read back, and were whole. */
const checkArchiveWhole = archiveCheck({
  name: 'archive-whole',
  needs: ['archive'],
  grades: { faults: 'urgent', never: 'attention', long: 'attention', empty: 'fine', whole: 'fine' },
  judge: ({ archive }, now) => {
    const { damaged, missing, checkedAt, verified, unverified } = archive;
    if (damaged + missing > 0) return { says: 'faults', facts: { damaged, missing, checkedAt: checkedAt ?? 0 } };
    if (verified.count + unverified === 0) return { says: 'empty' };
    const facts = { count: verified.count, unverified };
    if (checkedAt === null) return { says: 'never', facts };
    return { says: now - checkedAt > checkHolds ? 'long' : 'whole', facts: { ...facts, checkedAt } };
  },
});

/** Whether a bucket lies in the region chosen for it, as its store says. */
const checkArchiveRegion = archiveCheck({
  name: 'archive-region',
  needs: ['archive'],
  grades: { elsewhere: 'urgent', 'as-chosen': 'fine', folder: 'fine', 'not-told': 'unseen', stale: 'unseen' },
  judge: ({ archive }, now) => {
    if (archive.place.kind === 'folder') return { says: 'folder' };
    const found = archive.preflight.find(({ check }) => check === 'region');
    const triedAt = archive.preflightAt;
    const chosen = archive.place.region;
    if (found === undefined || triedAt === null || found.verdict === 'unknown')
      return { says: 'not-told', facts: { chosen } };
    const facts = { chosen, region: String(found.facts.region ?? chosen), triedAt };
    if (found.verdict !== 'good') return { says: 'elsewhere', facts };
    return { says: now - triedAt > preflightHolds ? 'stale' : 'as-chosen', facts };
  },
});

/** Whether anything about the place that keeps it was found wanting when it was last tried. */
const checkArchivePlace = archiveCheck({
  name: 'archive-place',
  needs: ['archive'],
  grades: { bad: 'urgent', warned: 'attention', good: 'fine', untried: 'unseen' },
  judge: ({ archive }) => {
    const { preflight, preflightAt } = archive;
    if (preflightAt === null) return { says: 'untried' };
    const others = preflight.filter(({ check }) => check !== 'region');
    const bad = others.filter(({ verdict }) => verdict === 'bad').length;
    const warned = others.filter(({ verdict }) => verdict === 'warn').length;
    const facts = { bad, warned, triedAt: preflightAt };
    return { says: bad > 0 ? 'bad' : warned > 0 ? 'warned' : 'good', facts };
  },
});

export const archiveChecks: readonly Check<ArchiveFacts>[] = [checkArchiveWhole, checkArchiveRegion, checkArchivePlace];
