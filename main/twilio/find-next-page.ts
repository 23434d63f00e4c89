import { Failure } from '../failure.ts';

const name = Buffer.from('"next_page_uri"');
const value = /^\s*:\s*(null|"(?:[^"\\]|\\.)*")/;

/**
 * The URI of the page after this one, or null on the last, found without parsing the page: the next request leaves while
 * this page is being stored. A quote inside a string is escaped, so the name can only be a key of the list.
 * Throws 'twilio-answer-strange' where there is none: a web page must not pass for the end of a list.
 */
export function findNextPage(bytes: Uint8Array): string | null {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = page.indexOf(name); at >= 0; at = page.indexOf(name, at + 1)) {
    const after = at + name.length;
    const found = value.exec(page.toString('utf8', after, after + 4096))?.[1];
    if (found !== undefined) return JSON.parse(found) as string | null;
  }
  throw new Failure('twilio-answer-strange', { reason: 'not a list' });
}
