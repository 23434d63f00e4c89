import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { recogniseMedia } from '../../../main/sealed/recognise-media.ts';
import { wav } from './make-sound.ts';

test.each<[string, string | Uint8Array, string]>([
  ['a WAV', wav(Buffer.alloc(100)), 'wav'],
  ['less than the head of a WAV', 'RIFF\x10\0\0\0WA', 'unknown'],
  ['an AVI', 'RIFF\x10\0\0\0AVI LIST', 'other-sound'],
  ['an MP3 with a tag', 'ID3\x04\0\0', 'other-sound'],
  ['Ogg', 'OggS\0\x02', 'other-sound'],
  ['Twilio’s XML', '<?xml version="1.0" encoding="UTF-8"?>\n<TwilioResponse>', 'xml'],
  ['XML without a declaration', '<TwilioResponse><RestException>', 'xml'],
  ['XML behind a byte order mark and blank lines', '\xef\xbb\xbf\r\n  <?xml version="1.0"?>', 'xml'],
  ['S3’s XML', '<Error><Code>AccessDenied</Code>', 'xml'],
  ['an HTML page', '<!DOCTYPE html>\n<html>', 'html'],
  ['an HTML page in capitals', '<HTML><HEAD>', 'html'],
  ['a JSON error', '{"code":20404,"message":"', 'json'],
  ['ciphertext', randomBytes(64), 'unknown'],
  ['ciphertext that begins like markup', '<\x8f\x12\xe0', 'unknown'],
  ['nothing', '', 'unknown'],
])('%s is recognised', (_, head, kind) => {
  expect(recogniseMedia(typeof head === 'string' ? Buffer.from(head, 'latin1') : head)).toBe(kind);
});
