import type { Share } from '../contract.ts';
import type { CoverageGroup } from './coverage-questions.ts';

/** What is known of keys, by fingerprint and by the `CR…` SIDs they were shown to open. */
export type KnownKeys = {
  readonly pairings: ReadonlyMap<string, readonly string[]>;
  /** Whether the private half is there. */
  readonly isHere: (fingerprint: string) => boolean;
};

/** One form in which recordings exist. `sure`: it is at Twilio, or was read back whole from where it lies. */
export type Form = {
  readonly place: 'twilio' | 'elsewhere' | 'archive';
  readonly plain: boolean;
  readonly sure: boolean;
  readonly openers: readonly string[];
};

/** The forms in which the recordings of a group exist, and the keys that open each; a re-wrapped copy keeps its first wrap, too. */
export function formsOf(group: CoverageGroup, { pairings }: KnownKeys): readonly Form[] {
  const paired = group.encrypted && group.keySid !== null ? (pairings.get(group.keySid) ?? []) : [];
  const { whereabouts, encrypted, copies } = group;
  const remote: Form[] =
    whereabouts === 'nowhere' ? [] : [{ place: whereabouts, plain: !encrypted, sure: true, openers: paired }];
  return [
    ...remote,
    ...copies.map(
      ({ openers, sound }): Form => ({
        place: 'archive',
        plain: false,
        sure: sound,
        openers: [...new Set([...openers, ...paired])],
      }),
    ),
  ];
}

/** How a recording stands, by the best of its forms; null: nothing of it is left anywhere. */
export function standingOf(
  forms: readonly Form[],
  { isHere }: KnownKeys,
): 'plain' | 'have' | 'lost' | 'neverSeen' | null {
  if (forms.length === 0) return null;
  if (forms.some(({ plain }) => plain)) return 'plain';
  const openers = forms.flatMap((form) => form.openers);
  if (openers.some(isHere)) return 'have';
  return openers.length > 0 ? 'lost' : 'neverSeen';
}

/** Whether a recording would be lost, or is, if this key (null: none known) did not open it: nothing surely there is plain or has another key that is here. */
export function isAtStake(forms: readonly Form[], fingerprint: string | null, { isHere }: KnownKeys): boolean {
  return !forms.some(
    ({ plain, sure, openers }) => sure && (plain || openers.some((one) => one !== fingerprint && isHere(one))),
  );
}

export const noShare: Share = { count: 0, seconds: 0 };
export const plus = (sum: Share, { count, seconds }: Share): Share => ({
  count: sum.count + count,
  seconds: sum.seconds + seconds,
});
