import { expect, test } from 'vitest';
import { findNextPage } from '../../../main/twilio/find-next-page.ts';

const find = (text: string): string | null => findNextPage(Buffer.from(text));
const uri = '/2010-04-01/Accounts/AC1/Recordings.json?PageSize=1000&Page=1&PageToken=PARE1';

test.each<[string, string | null]>([
  [JSON.stringify({ next_page_uri: uri, recordings: [] }), uri],
  [JSON.stringify({ recordings: [{ a: 1 }], next_page_uri: uri }, null, 2), uri],
  [JSON.stringify({ recordings: [], next_page_uri: null }), null],
  [JSON.stringify({ recordings: [{ note: 'the "next_page_uri": "/evil"' }], next_page_uri: uri }), uri],
  [JSON.stringify({ recordings: ['next_page_uri', 'x'], next_page_uri: null }), null],
  ['{"next_page_uri":"\\/a?b=\\u003c"}', '/a?b=<'],
])('in %s it is %j', (text, expected) => {
  expect(find(text)).toBe(expected);
});

test.each(['', '<html>sign in</html>', '{}', '{"next_page_uri":12}', '{"next_page_uri":"/cut'])(
  '%j is no list',
  (text) => {
    expect(() => find(text)).toThrow(expect.objectContaining({ code: 'twilio-answer-strange' }));
  },
);
