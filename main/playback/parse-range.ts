/** Which bytes of `size` a request wants: both ends inclusive. `unsatisfiable` is answered 416. */
export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly first: number; readonly last: number }
  | { readonly kind: 'unsatisfiable' };

/**
 * One range of a Range header (RFC 9110, 14.1.2 and 14.2): `a-`, `a-b` or `-n`. Several ranges, other units and bad
 * syntax are ignored, as the RFC allows. An open range always ends at the end of the file: Chromium takes what it is
 * sent for all there is.
 */
export function parseRange(header: string | null, size: number): ByteRange {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (found === null) return { kind: 'whole' };
  const [, from = '', to = ''] = found;
  if (from === '' && to === '') return { kind: 'whole' };
  if (from === '') {
    const wanted = Number(to);
    return wanted === 0 || size === 0 ? { kind: 'unsatisfiable' } : part(Math.max(0, size - wanted), size - 1);
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return { kind: 'whole' };
  if (first >= size) return { kind: 'unsatisfiable' };
  return part(first, to === '' ? size - 1 : Math.min(Number(to), size - 1));
}

const part = (first: number, last: number): ByteRange => ({ kind: 'part', first, last });
