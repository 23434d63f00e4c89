/**
 * Names that every system takes: Windows' rules (Microsoft, "Naming Files, Paths, and Namespaces") are the strictest, but
 * for length, which ext4 and its like count in bytes. Encrypted shares have room for 143: a number, an ending and `.part`
 * still fit beside this.
 */
const mostBytes = 120;
const forbidden = /[<>:"/\\|?*]/g;
/** Control, format (bidi overrides among them), line and paragraph separators, halves of a surrogate pair. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$/i;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** `text` as (the part before the ending of) a file name; empty when nothing of it can be one. */
export function safeName(text: string): string {
  const seen = text.replace(/\s/g, ' ').replace(unseen, '').normalize('NFC').replace(forbidden, '-');
  const name = trim(seen.replace(/ +/g, ' '));
  // A device, whatever follows its first dot; a dash would be an option to many a program.
  const device = reserved.test((name.split('.')[0] ?? '').trim());
  return trim(cut(device || name.startsWith('-') ? `_${name}` : name));
}

/** Names that some file system takes for one. */
export const sameName = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');

/** No dot hides a file, and none that Windows drops is left. */
const trim = (name: string) => name.replace(/^[. ]+|[. ]+$/g, '');

function cut(name: string): string {
  let kept = '';
  let bytes = 0;
  for (const { segment } of graphemes.segment(name)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > mostBytes) break;
    kept += segment;
  }
  return kept;
}
