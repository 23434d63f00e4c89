/** Semantic Versioning 2.0.0, without build metadata, which has no order. */
export const versionForm =
  /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-((?:0|[1-9]\d{0,8}|\d*[a-z-][0-9a-z-]*)(?:\.(?:0|[1-9]\d{0,8}|\d*[a-z-][0-9a-z-]*))*))?$/i;

/** Below 0 when `one` comes before `other`, above when after, by section 11 of the standard. Throws RangeError for no version. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (const [place, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[place] ?? 0);
    if (difference !== 0) return difference;
  }
  // What leads up to a release comes before it.
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length;
  for (const [place, word] of a.before.entries()) {
    const against = b.before[place];
    if (against === undefined) return 1;
    const difference = compareWords(word, against);
    if (difference !== 0) return difference;
  }
  return a.before.length - b.before.length;
}

function compareWords(one: string, other: string): number {
  const [a, b] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (a && b) return Number(one) - Number(other);
  if (a !== b) return a ? -1 : 1;
  return one === other ? 0 : one < other ? -1 : 1;
}

function partsOf(version: string): { readonly numbers: readonly number[]; readonly before: readonly string[] } {
  const [, major, minor, patch, before] = versionForm.exec(version) ?? [];
  if (major === undefined) throw new RangeError(`${version} is no version`);
  return { numbers: [Number(major), Number(minor), Number(patch)], before: before?.split('.') ?? [] };
}
