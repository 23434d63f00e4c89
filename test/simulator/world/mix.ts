/**
 * Everything in a simulated world is drawn from (seed, number) by these functions, so that a million recordings need no
 * storage. The mixing is murmur3's finaliser: each step can be undone, which is how a SID is turned back into a number.
 */

/** A 32-bit permutation. */
export function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The inverse of {@link mix}. */
export function unmix(mixed: number): number {
  let value = mixed ^ (mixed >>> 16);
  value = Math.imul(value, 0x7ed1b41d);
  value = Math.imul(value ^ (value >>> 13) ^ (value >>> 26), 0xa5cb9243);
  return (value ^ (value >>> 16)) >>> 0;
}

/** A number from 0 to 2³²-1 that depends on all three and on nothing else. */
export function draw(seed: number, number: number, purpose: number): number {
  // The seed enters twice: were it only in `number ^ seed`, one world would be another with its numbers exchanged.
  return mix((mix(number ^ seed) + Math.imul(purpose, 0x9e3779b1)) ^ Math.imul(seed, 0x85ebca77));
}

/** As {@link draw}, from 0 to below 1. */
export function drawFraction(seed: number, number: number, purpose: number): number {
  return draw(seed, number, purpose) / 0x1_0000_0000;
}

/** A seed of 32 bits from any text (FNV-1a, mixed). */
export function seedFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return mix(hash);
}
