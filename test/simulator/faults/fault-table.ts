/**
 * Every fault the simulator can be asked for, as data: parsing, `--help` and README.md's table follow it. `takes` is a
 * closed list of words, or 'count' (a whole number), 'text', or 'sid' (of one recording). 'every' is a count too: the
 * fault befalls each recording whose number can be divided by it, so 1 means all.
 */
type Fault = { readonly takes: 'count' | 'every' | 'text' | 'sid' | readonly string[]; readonly does: string };

const on = ['on'] as const;
const everyRow = (does: string) => ({ takes: 'every', does }) as const;

export const faultTable = {
  latency: { takes: 'count', does: 'milliseconds every answer waits' },
  'concurrency-limit': { takes: 'count', does: '429/20429 for an account with more requests than this in flight' },
  'busy-every': { takes: 'count', does: '429/20429 for each request whose number can be divided by this' },
  'retry-after': { takes: 'count', does: 'seconds, in a Retry-After header on 429 and 503' },
  'server-error': { takes: ['500', '503'], does: 'every request fails with this status and its 20500 or 20503' },
  'server-error-every': {
    takes: 'count',
    does: 'server-error only for each request whose number can be divided by this',
  },
  'html-502': { takes: ['any', 'list', 'media'], does: 'a gateway answers 502 in HTML to requests of this kind' },
  'not-acceptable': { takes: ['any', 'list', 'media'], does: '406 without a body to requests of this kind' },
  'broken-json': { takes: on, does: 'lists are cut off in the middle, as 200' },

  suspended: { takes: ['20005', '20403'], does: 'the account is suspended: 403 with this code' },
  'closed-answer': {
    takes: ['20003', '20005', '20403'],
    does: 'code of the answers to a subaccount that is suspended or closed; 20005 and 20403 without this fault',
  },
  'main-key-reach': { takes: on, does: 'a main key of the account opens its subaccounts too' },
  'accounts-forbidden': { takes: on, does: '401/20003 to everybody who asks for the list of accounts' },
  'same-names': { takes: on, does: 'all subaccounts have one name' },
  'malformed-account': { takes: 'every', does: 'the row is a SID with fields missing, of those at such places' },
  'permission-lacking': {
    takes: [
      ...['recordings-list', 'recordings-read', 'recordings-delete', 'calls-list', 'calls-read', 'events', 'alerts'],
      ...['queues', 'public-keys'],
    ],
    does: '401/20003 to the API key (not to the Auth Token) for what needs this permission',
  },
  'wrong-region': { takes: ['ie1', 'au1'], does: 'the credentials are of this region: 401/20003 here' },

  'public-key-refused': {
    takes: ['70101', '70102', '70103', '70104', '70105'],
    does: '400 with this code to registering a public key',
  },
  'public-key-answer-lost': {
    takes: on,
    does: 'a public key is registered, but the connection breaks before the answer',
  },

  'foreign-paging': { takes: on, does: 'next_page_uri is an absolute URL at the second origin' },
  'insert-between-pages': { takes: 'count', does: 'so many recordings arrive after each page of recordings' },
  'delete-between-pages': {
    takes: 'count',
    does: 'so many are deleted after each page, from its last one on backwards in time',
  },
  'page-token': { takes: ['strict'], does: '400 for a PageToken whose recording is gone or unknown' },

  'encryption-details': { takes: ['A', 'B', 'C', 'conflict'], does: 'spelling of its keys; A without this fault' },
  envelope: {
    takes: ['no-key-sid', 'no-cek', 'no-iv', 'short-cek', 'short-iv', 'not-base64', 'not-an-object'],
    does: 'what is wrong with encryption_details',
  },
  'wrong-key': everyRow('sealed for another public key than encryption_details names'),
  'wrong-content-key': everyRow('the wrapped content key is not the one the audio was sealed with'),
  'short-content-key': everyRow('the wrapped content key has 16 bytes'),
  'key-fallback': everyRow('sealed for the earlier key though the current one is set, with an alert 16107'),
  'encryption-alert': {
    takes: ['16104', '16105', '16106', '16107', '16111', '16112'],
    does: 'an alert of this code about the newest recording, and one of another kind',
  },
  'date-offset': { takes: ['+0100', '+0900', '-0500'], does: 'recordings give their dates with this offset' },
  'null-price': everyRow('price is null'),
  'null-duration': everyRow('duration is null'),
  'future-status': everyRow('status is "archived-by-twilio", which nobody has heard of'),
  'unknown-fields': everyRow('fields are added that nobody has heard of'),
  'http-media-url': everyRow('media_url is http://api.twilio.com/…, as in the API description'),
  'foreign-media-url': everyRow('media_url is at another host, though the media is here'),
  'no-media-url': everyRow('media_url is missing, as in answers before 2020'),
  'malformed-row': everyRow('the row is an object whose fields have the wrong types'),

  'media-auth': { takes: ['off'], does: 'media is served to anybody, as before 2023' },
  'media-error': { takes: ['401', '404', '500'], does: 'media answers an XML error of this status' },
  'media-redirect': {
    takes: ['302', '307'],
    does: 'media is redirected to the second origin, which rejects any Authorization',
  },
  'media-cut': { takes: 'count', does: 'the connection breaks after so many bytes of media' },
  'media-stall': { takes: 'count', does: 'nothing comes after so many bytes of media' },
  'media-short': { takes: 'count', does: 'media is only so many bytes long, and says so' },
  'media-altered': { takes: ['first', 'middle', 'last'], does: 'one bit of this byte of the media is turned over' },
  'media-type': { takes: 'text', does: 'Content-Type of media; audio/x-wav without this fault' },
  'media-no-length': { takes: on, does: 'media without Content-Length' },
  'media-range': { takes: on, does: 'media honours Range: 206 and 416' },
  'media-wav-chunks': { takes: on, does: 'the WAV has a LIST chunk before its samples' },
  'media-canary': { takes: 'text', does: '"RE…:base64" — samples of this recording are these bytes, repeated' },
  'media-only': { takes: 'sid', does: 'the media faults befall this recording only' },
  'mp3-answer': { takes: ['404'], does: '.mp3 of an encrypted recording answers 404 and not 400/16109' },

  'delete-unfinished': {
    takes: ['400', '204'],
    does: 'answer to deleting an unfinished recording; 409/20409 without this fault',
  },
  'delete-again': { takes: ['204'], does: 'answer to deleting twice; 404/20404 without this fault' },
  'delete-answer-lost': { takes: on, does: 'a DELETE is carried out, but the connection breaks before the answer' },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof faultTable;

export const faultNames = Object.keys(faultTable) as FaultName[];
export const isFaultName = (name: string): name is FaultName => Object.hasOwn(faultTable, name);

/** What a fault's value may look like, in words. */
export function expectedOf(name: FaultName): string {
  const { takes }: Fault = faultTable[name];
  if (takes === 'every') return 'N';
  if (takes === 'count') return 'N';
  if (takes === 'text') return 'TEXT';
  return takes === 'sid' ? 'RE…' : takes.join('|');
}

/** Whether a fault can have this value. */
export function isFaultValue(name: FaultName, value: string): boolean {
  const { takes }: Fault = faultTable[name];
  if (takes === 'text') return value !== '';
  if (takes === 'sid') return /^RE[0-9a-fA-F]{32}$/.test(value);
  if (takes === 'count') return /^\d{1,9}$/.test(value);
  if (takes === 'every') return /^[1-9]\d{0,8}$/.test(value);
  return takes.includes(value);
}
