/** Whether two names are one to the eye: however they are composed, wide or narrow, in capitals or not. */
export function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase();
  return plain(one) === plain(other);
}

/** `wanted`, or where it is taken `wanted (2)` and so on. At most 64 characters. */
export function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let count = 2; taken.some((other) => sameName(other, name)); count += 1) {
    const suffix = ` (${count})`;
    name = wanted.slice(0, 64 - suffix.length) + suffix;
  }
  return name;
}
