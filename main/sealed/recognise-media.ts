/** What the first bytes of a medium give away. Sealed audio has no form of its own: it is what `unknown` must be. */
export type MediaKind = 'wav' | 'other-sound' | 'xml' | 'html' | 'json' | 'unknown';

/** As many bytes as telling them apart takes; ciphertext meets none of these by chance (less than 1 in 2³²). */
export const recognisableBytes = 64;

const markup: readonly (readonly [RegExp, MediaKind])[] = [
  [/^<(\?xml|twilio|rest|error)/i, 'xml'],
  [/^<(!doctype\s+html|html|head|body)/i, 'html'],
  [/^\{\s*"(code|message|status|error|more_info|detail)"/, 'json'],
];
const otherSounds = ['RIFX', 'RF64', 'OggS', 'fLaC', 'caff', 'FORM', 'ID3\x03', 'ID3\x04', 'ID3\x02'];

export function recogniseMedia(head: Uint8Array): MediaKind {
  const text = Buffer.from(head.subarray(0, recognisableBytes)).toString('latin1');
  if (text.startsWith('RIFF') && text.length >= 12) return text.slice(8, 12) === 'WAVE' ? 'wav' : 'other-sound';
  if (otherSounds.some((magic) => text.startsWith(magic))) return 'other-sound';
  const trimmed = text.replace(/^(\xef\xbb\xbf)?\s*/, '');
  return markup.find(([pattern]) => pattern.test(trimmed))?.[1] ?? 'unknown';
}
