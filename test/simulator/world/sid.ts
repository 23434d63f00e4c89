import { draw, mix, unmix } from './mix.ts';

export type SidPrefix = 'AC' | 'SK' | 'CR' | 'RE' | 'CA' | 'CF' | 'AE' | 'NO' | 'US' | 'TR' | 'XR' | 'XB' | 'XE';

const saltOf = (seed: number, prefix: SidPrefix) => mix(seed ^ (prefix.charCodeAt(0) << 8) ^ prefix.charCodeAt(1));

/** A list has thousands of SIDs, so halves of words are looked up. */
const halves = Array.from({ length: 0x1_0000 }, (_, half) => half.toString(16).padStart(4, '0'));
const hex = (word: number) => `${halves[word >>> 16]}${halves[word & 0xffff]}`;

/** The SID of the number-th thing of its kind. It looks random, and {@link numberOf} undoes it. */
export function sidOf(seed: number, prefix: SidPrefix, number: number): string {
  const salt = saltOf(seed, prefix);
  const rest = hex(draw(salt, number, 1)) + hex(draw(salt, number, 2)) + hex(draw(salt, number, 3));
  return prefix + hex(mix(number ^ salt)) + rest;
}

/** The number behind a SID of this seed; null for any other SID. */
export function numberOf(seed: number, prefix: SidPrefix, sid: string): number | null {
  if (!new RegExp(`^${prefix}[0-9a-fA-F]{32}$`).test(sid)) return null;
  const number = (unmix(Number.parseInt(sid.slice(2, 10), 16)) ^ saltOf(seed, prefix)) >>> 0;
  return sidOf(seed, prefix, number) === prefix + sid.slice(2).toLowerCase() ? number : null;
}

/** A secret of 32 hexadecimal digits, for Auth Tokens and API keys. */
export function secretOf(seed: number, purpose: number): string {
  return [1, 2, 3, 4].map((part) => hex(draw(seed, purpose, 90 + part))).join('');
}
