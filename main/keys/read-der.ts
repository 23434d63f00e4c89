/** One element of DER (X.690): its tag byte, its content, and where in the given bytes it ends. */
export type DerElement = { readonly tag: number; readonly content: Uint8Array; readonly end: number };

/** The tags a key file is told by. */
export const derTag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The element at `offset`, or null where there is none that is whole. Lengths up to four bytes, as files have them. */
export function readDer(bytes: Uint8Array, offset: number): DerElement | null {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) return null;
  let length = first;
  let start = offset + 2;
  if (first >= 0x80) {
    const size = first & 0x7f;
    if (size < 1 || size > 4) return null;
    length = 0;
    for (let index = 0; index < size; index += 1) length = length * 256 + (bytes[start + index] ?? 0);
    start += size;
  }
  const end = start + length;
  if (end > bytes.length) return null;
  return { tag, content: bytes.subarray(start, end), end };
}

/** All elements in `bytes`, one after the other, or null when they do not fill them exactly. */
export function readDerAll(bytes: Uint8Array): readonly DerElement[] | null {
  const elements: DerElement[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const element = readDer(bytes, offset);
    if (element === null) return null;
    elements.push(element);
    offset = element.end;
  }
  return elements;
}

/** The members of the sequence that `bytes` begin with, or null when they do not begin with one. */
export function readDerSequence(bytes: Uint8Array): readonly DerElement[] | null {
  const outer = readDer(bytes, 0);
  return outer?.tag === derTag.sequence ? readDerAll(outer.content) : null;
}

/** The object identifier in its dotted form, `1.2.840…`; null when the element is none. */
export function objectIdentifier(element: DerElement | undefined): string | null {
  if (element?.tag !== derTag.objectIdentifier) return null;
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of element.content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** A whole number that JavaScript holds exactly; null when the element is none, is negative or is larger. */
export function smallInteger(element: DerElement | undefined): number | null {
  if (element?.tag !== derTag.integer || element.content.length === 0 || element.content.length > 6) return null;
  if ((element.content[0] ?? 0) >= 0x80) return null;
  return element.content.reduce((value, byte) => value * 256 + byte, 0);
}
