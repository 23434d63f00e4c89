import type { Archive, Finding } from '../contract.ts';
import { type Check, checksOf } from './checks-of.ts';

/** What can be known of one archive. */
export type ArchiveFacts = {
  readonly archive: Archive;
  /** What the settings of its bucket say now; null for a folder. */
  readonly settings: readonly Finding[] | null;
};
const archiveCheck = checksOf<ArchiveFacts>();

/** How long reading back counts for, s. */
const checkHolds = 180 * 86_400;

/** What a check of its own looks at; the others are counted together. */
const alone = ['region', 'public-access', 'versioning'];
const among = (findings: readonly Finding[], check: string) => findings.find((one) => one.check === check);
/** What the store answered instead of saying it. */
const reasonOf = (found: Finding | undefined) => ({ reason: String(found?.facts.reason ?? '–') });

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
  needs: ['archive', 'settings'],
  grades: { elsewhere: 'urgent', 'as-chosen': 'fine', folder: 'fine', 'not-told': 'unseen' },
  judge: ({ archive: { place }, settings }) => {
    if (place.kind === 'folder' || settings === null) return { says: 'folder' };
    const found = among(settings, 'region');
    const chosen = place.region;
    if (found === undefined || found.verdict === 'unknown') return { says: 'not-told', facts: { chosen } };
    const facts = { chosen, region: String(found.facts.region ?? chosen) };
    return { says: found.verdict === 'good' ? 'as-chosen' : 'elsewhere', facts };
  },
});

/** Whether a bucket keeps the public out. */
const checkArchivePublic = archiveCheck({
  name: 'archive-public',
  needs: ['settings'],
  grades: { open: 'urgent', 'not-blocked': 'attention', blocked: 'fine', folder: 'fine', 'not-told': 'unseen' },
  judge: ({ settings }) => {
    if (settings === null) return { says: 'folder' };
    const found = among(settings, 'public-access');
    if (found?.verdict === 'bad') return { says: 'open' };
    if (found?.verdict === 'warn') return { says: 'not-blocked' };
    return found?.verdict === 'good' ? { says: 'blocked' } : { says: 'not-told', facts: reasonOf(found) };
  },
});

/** Whether a bucket keeps what is overwritten or removed; and whether it did when it was tried and does no more. */
const checkArchiveVersions = archiveCheck({
  name: 'archive-versions',
  needs: ['archive', 'settings'],
  grades: { lost: 'urgent', off: 'attention', on: 'fine', folder: 'fine', 'not-told': 'unseen' },
  judge: ({ archive: { preflight, preflightAt }, settings }) => {
    if (settings === null) return { says: 'folder' };
    const found = among(settings, 'versioning');
    if (found?.verdict === 'good') return { says: 'on' };
    if (found?.verdict !== 'warn') return { says: 'not-told', facts: reasonOf(found) };
    const before = among(preflight, 'versioning')?.verdict;
    if (before !== 'good' || preflightAt === null) return { says: 'off' };
    return { says: 'lost', facts: { triedAt: preflightAt } };
  },
});

/** Whether anything else about the place that keeps it is wanting: its settings now, the rest as it was when last tried. */
const checkArchivePlace = archiveCheck({
  name: 'archive-place',
  needs: ['archive', 'settings'],
  grades: { bad: 'urgent', warned: 'attention', good: 'fine', untried: 'unseen' },
  judge: ({ archive: { preflight, preflightAt }, settings }) => {
    if (preflightAt === null) return { says: 'untried' };
    const now = settings ?? [];
    const before = preflight.filter(({ check }) => among(now, check) === undefined);
    const others = [...now, ...before].filter(({ check }) => !alone.includes(check));
    const bad = others.filter(({ verdict }) => verdict === 'bad').length;
    const warned = others.filter(({ verdict }) => verdict === 'warn').length;
    const facts = { bad, warned, triedAt: preflightAt };
    return { says: bad > 0 ? 'bad' : warned > 0 ? 'warned' : 'good', facts };
  },
});

export const archiveChecks: readonly Check<ArchiveFacts>[] = [
  checkArchiveWhole,
  checkArchiveRegion,
  checkArchivePublic,
  checkArchiveVersions,
  checkArchivePlace,
];
