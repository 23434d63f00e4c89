import { createHash, randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { Failure } from '../../../main/failure.ts';
import { createCarrier } from '../../../main/http/carry-request.ts';
import { usualTimes } from '../../../main/http/http.ts';
import { createObjectStore } from '../../../main/object-store/create-object-store.ts';
import type { ObjectStore } from '../../../main/object-store/object-store.ts';
import { type FakeS3, type Fault, refuse, startFakeS3 } from '../../support/fake-s3.ts';
import { bucketAt, collect, direct, never, openStore } from '../../support/new-bucket.ts';

const bytes = randomBytes(200_000);
const piece = { bytes, sha256: sha256(bytes) };
const html = (response: ServerResponse, status: number) =>
  response.writeHead(status, { 'content-type': 'text/html' }).end('<html><body>Log in<br></body></html>');

describe('a bucket', () => {
  let s3: FakeS3;
  let store: ObjectStore;

  beforeEach(async () => {
    s3 = await startFakeS3();
    store = openStore(bucketAt(s3.origin, 'b'));
  });
  afterEach(() => s3.close());

  const failureOf = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof Failure)) throw new Error('no failure', { cause: error });
    return { code: error.code, facts: error.facts };
  };
  /** Lets the first `times` requests go wrong. */
  const goWrong = (times: number, fault: Fault) => {
    let left = times;
    s3.fault = (asked, response) => left-- > 0 && fault(asked, response);
  };
  const put = () => store.put('k', piece, { when: 'any' }, never);

  it.each([
    [403, 'AccessDenied', 'archive-refused'],
    [404, 'NoSuchBucket', 'bucket-missing'],
    [403, 'SignatureDoesNotMatch', 'store-wrong-keys'],
    [403, 'InvalidAccessKeyId', 'store-wrong-keys'],
    [400, 'ExpiredToken', 'store-wrong-keys'],
    [403, 'RequestTimeTooSkewed', 'store-clock-skew'],
    [503, 'SlowDown', 'store-busy'],
    [500, 'InternalError', 'store-unwell'],
    [400, 'InvalidStorageClass', 'store-class-refused'],
    [400, 'KMS.DisabledException', 'store-kms-refused'],
    [403, 'InvalidObjectState', 'store-frozen'],
    [403, 'QuotaExceeded', 'store-full'],
    [507, 'InsufficientStorage', 'store-full'],
    [400, 'SomethingNew', 'archive-refused'],
  ])('translates %i %s to %s', async (status, name, code) => {
    s3.fault = (_, response) => Boolean(refuse(response, status, name));
    expect((await failureOf(put())).code).toBe(code);
  });

  it('names the region the bucket is in, from the body and from the header', async () => {
    s3.fault = (_, response) =>
      Boolean(refuse(response, 400, 'AuthorizationHeaderMalformed', '<Region>ap-northeast-3</Region>'));
    expect(await failureOf(put())).toMatchObject({ code: 'store-wrong-region', facts: { region: 'ap-northeast-3' } });
    s3.fault = (_, response) => Boolean(response.writeHead(301, { 'x-amz-bucket-region': 'eu-west-1' }).end());
    expect(await failureOf(put())).toMatchObject({ code: 'store-wrong-region', facts: { region: 'eu-west-1' } });
  });

  it.each([200, 403, 502])('does not take the page of a gateway for an answer: %i', async (status) => {
    s3.fault = (_, response) => Boolean(html(response, status));
    const asking = [
      put,
      () => store.head('k', never),
      () => collect(store.list('', never)),
      () => collect(store.read('k', never)),
    ];
    const codes = await Promise.all(asking.map(async (ask) => (await failureOf(ask())).code));
    const page = status === 502 ? 'store-unwell' : 'store-answer-strange';
    expect(codes).toEqual([page, page, page, page]);
    expect(s3.objects.size).toBe(0);
  });

  it('does not take an empty answer for an empty bucket', async () => {
    s3.fault = (_, response) => Boolean(response.writeHead(200).end());
    expect((await failureOf(collect(store.list('', never)))).code).toBe('store-answer-strange');
  });

  it.each([
    ['503 SlowDown', 6, (_, response) => Boolean(refuse(response, 503, 'SlowDown'))],
    ['429', 6, (_, response) => Boolean(response.writeHead(429).end())],
    ['500', 4, (_, response) => Boolean(refuse(response, 500, 'InternalError'))],
    ['a page with 502', 4, (_, response) => Boolean(html(response, 502))],
    ['a broken line', 3, (_, response) => Boolean(response.destroy())],
    ['a clock put right', 1, (_, response) => Boolean(refuse(response, 403, 'RequestTimeTooSkewed'))],
  ] satisfies [string, number, Fault][])('asks again after %s, and is answered', async (_, times, fault) => {
    goWrong(times, fault);
    expect(await put()).toMatchObject({ etag: expect.any(String) });
    expect(s3.asked).toHaveLength(times + 1);
  });

  it.each([403, 404, 400])('does not ask again after %i', async (status) => {
    s3.fault = (_, response) => Boolean(refuse(response, status, status === 404 ? 'NoSuchBucket' : 'AccessDenied'));
    await failureOf(put());
    expect(s3.asked).toHaveLength(1);
  });

  it('puts with its own hash, so that the store checks what arrives', async () => {
    const { sha256: told } = (await put()) as { sha256: string };
    expect(told).toBe(Buffer.from(piece.sha256, 'hex').toString('base64'));
    expect(s3.asked[0]?.headers['x-amz-content-sha256']).toBe(piece.sha256);
  });

  it('is told that something is there already when the answer to its own put was lost', async () => {
    let lost = false;
    s3.fault = ({ method }, response) => {
      if (method !== 'PUT' || lost) return false;
      lost = true;
      s3.objects.set('k', bytes);
      response.destroy();
      return true;
    };
    expect(await store.put('k', piece, { when: 'absent' }, never)).toBe('taken');
  });

  it('reads on where the line broke, and only of the same object', async () => {
    await put();
    goWrong(2, ({ headers }, response) => {
      const [, from = '0'] = /bytes=(\d+)-/.exec(headers.range ?? '') ?? [];
      const rest = bytes.subarray(Number(from));
      const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
      const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
      response.writeHead(206, { etag, 'content-length': rest.length, 'content-range': range });
      response.write(rest.subarray(0, 60_000), () => response.destroy());
      return true;
    });
    expect(Buffer.concat(await collect(store.read('k', never))).equals(bytes)).toBe(true);
    const [, , , last] = s3.asked;
    expect(last?.headers.range).toMatch(/^bytes=\d+-$/);
    expect(last?.headers['if-match']).toMatch(/^"[0-9a-f]{32}"$/);
  });

  it('fails in the end when every body is cut', async () => {
    await put();
    s3.fault = ({ method }, response) => {
      if (method !== 'GET') return false;
      response.writeHead(200, { etag: '"e"', 'content-length': 100 });
      response.write('x', () => response.destroy());
      return true;
    };
    expect((await failureOf(collect(store.read('k', never)))).code).toMatch(
      /^(archive-unreachable|store-answer-strange)$/,
    );
  });

  it('says that a copy is missing, and not that a bucket is', async () => {
    expect((await failureOf(collect(store.read('k', never)))).code).toBe('copy-missing');
    expect(await store.head('k', never)).toBeNull();
  });

  it('finds out by a list what a refused HEAD does not tell', async () => {
    s3.fault = ({ method }, response) => method === 'HEAD' && Boolean(response.writeHead(403).end());
    expect(await store.head('k', never)).toBeNull();
    s3.objects.set('k', bytes);
    expect(await store.head('k', never)).toMatchObject({ size: bytes.length });
  });

  it('gives up when it is cancelled, also while it waits to ask again', async () => {
    const patient = createObjectStore({
      place: bucketAt(s3.origin, 'b'),
      credentials: async () => ({ accessKey: 'a', secretKey: 'b' }),
      carrier: createCarrier({ resolveProxy: direct, certificates: () => [] }),
      pause: 60_000,
    });
    const stop = new AbortController();
    s3.fault = (_, response) => {
      setTimeout(() => stop.abort(), 20);
      return Boolean(refuse(response, 503, 'SlowDown'));
    };
    expect((await failureOf(patient.head('k', stop.signal))).code).toBe('cancelled');
  });

  it('gives up on a store that does not answer', async () => {
    const times = { ...usualTimes, head: 100 };
    const hasty = createObjectStore({
      place: bucketAt(s3.origin, 'b'),
      credentials: async () => ({ accessKey: 'a', secretKey: 'b' }),
      carrier: createCarrier({ resolveProxy: direct, certificates: () => [], times }),
      pause: 1,
    });
    s3.fault = () => true;
    expect((await failureOf(hasty.head('k', never))).code).toBe('archive-unreachable');
  });

  it('cannot be reached where nobody listens', async () => {
    const { origin } = s3;
    await s3.close();
    const { code } = await failureOf(openStore(bucketAt(origin, 'b')).head('k', never));
    expect(code).toBe('archive-unreachable');
  });

  it('goes the way the system says, through its proxy', async () => {
    const { host } = new URL(s3.origin);
    const far = createObjectStore({
      place: bucketAt('http://store.invalid', 'b'),
      credentials: async () => ({ accessKey: 'a', secretKey: 'b' }),
      carrier: createCarrier({ resolveProxy: async () => `PROXY ${host}`, certificates: () => [] }),
      pause: 1,
    });
    s3.objects.set('k', bytes);
    expect(await far.head('k', never)).toMatchObject({ size: bytes.length });
    expect(s3.requests[0]?.url).toBe('http://store.invalid/b/k');
  });

  it('says which key is missing in words that name none', async () => {
    const locked = createObjectStore({
      place: bucketAt(s3.origin, 'b'),
      credentials: () => Promise.reject(new Failure('keychain-locked')),
      carrier: createCarrier({ resolveProxy: direct, certificates: () => [] }),
      pause: 1,
    });
    expect((await failureOf(locked.head('k', never))).code).toBe('keychain-locked');
    expect(s3.asked).toEqual([]);
  });
});
