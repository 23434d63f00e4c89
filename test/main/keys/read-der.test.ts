import { expect, test } from 'vitest';
import { objectIdentifier, readDer, readDerAll, readDerSequence, smallInteger } from '../../../main/keys/read-der.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const only = (text: string) => readDer(hex(text), 0) ?? undefined;

test.each([
  ['06 09 2a 86 48 86 f7 0d 01 01 01', '1.2.840.113549.1.1.1'],
  ['06 03 2b 65 70', '1.3.101.112'],
  ['06 09 60 86 48 01 65 03 04 01 2a', '2.16.840.1.101.3.4.1.42'],
  ['06 03 88 37 03', '2.999.3'],
  ['02 01 05', null],
])('%s is the identifier %s', (bytes, identifier) => {
  expect(objectIdentifier(only(bytes))).toBe(identifier);
});

test.each([
  ['02 01 00', 0],
  ['02 02 00 80', 128],
  ['02 03 01 00 01', 65_537],
  ['02 01 ff', null],
  ['02 00', null],
  ['02 07 01 00 00 00 00 00 00', null],
  ['04 01 05', null],
])('%s is the whole number %s', (bytes, number) => {
  expect(smallInteger(only(bytes))).toBe(number);
});

test.each([
  ['nothing', ''],
  ['a tag alone', '30'],
  ['a length beyond the end', '30 05 02 01 00'],
  ['a long length beyond the end', '30 82 10 00 02 01 00'],
  ['a length of no bytes', '30 80 00 00'],
  ['a length of five bytes', '30 85 00 00 00 00 01 00'],
  ['a length that is cut', '30 82 10'],
])('%s is no element', (_, bytes) => {
  expect(readDer(hex(bytes), 0)).toBeNull();
});

test('members are given in turn, and only when they fill the whole', () => {
  expect(readDerSequence(hex('30 06 02 01 01 02 01 02'))?.map(smallInteger)).toEqual([1, 2]);
  expect(readDerSequence(hex('31 03 02 01 01'))).toBeNull();
  expect(readDerAll(hex('02 01 01 02 01'))).toBeNull();
  expect(readDerAll(hex(''))).toEqual([]);
});
