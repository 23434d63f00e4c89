import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, startLoopbackServer } from '../main/http/loopback-server.ts';

/** One request as a policy would look at it. */
export type Asked = {
  readonly method: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly signed: boolean;
};
/** Answers instead of the store and gives true; or leaves it to the store. */
export type Fault = (asked: Asked, response: ServerResponse) => boolean;

export type FakeS3 = LoopbackServer & {
  readonly asked: readonly Asked[];
  readonly objects: Map<string, Buffer>;
  /** What the bucket's settings are answered with, by the name in the query: XML, or a status with a code. */
  readonly settings: Map<string, string | readonly [number, string]>;
  fault: Fault | null;
  /** As Amazon does, or as others: conditions heeded, checksums told. */
  heeds: boolean;
  tells: boolean;
  versions: boolean;
};

const etagOf = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');
const sumOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64');

/** The part of S3 we use, as Amazon answers it, over memory. The bucket's name is the first part of the path. */
export async function startFakeS3(): Promise<FakeS3> {
  const asked: Asked[] = [];
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const settings: FakeS3['settings'] = new Map();

  const put = ({ key, headers }: Asked, body: Buffer, response: ServerResponse, etag = etagOf(body)) => {
    const there = objects.get(key);
    if (fake.heeds && headers['if-none-match'] === '*' && there !== undefined)
      return refuse(response, 412, 'PreconditionFailed');
    const wanted = headers['if-match']?.replaceAll('"', '');
    if (fake.heeds && wanted !== undefined && (there === undefined || etagOf(there) !== wanted))
      return refuse(response, 412, 'PreconditionFailed');
    objects.set(key, body);
    return response.writeHead(200, {
      etag: `"${etag}"`,
      ...(fake.versions ? { 'x-amz-version-id': randomUUID() } : {}),
    });
  };

  const ofUpload = (one: Asked, body: Buffer, response: ServerResponse) => {
    const id = one.query.get('uploadId') ?? '';
    const parts = uploads.get(id);
    if (parts === undefined) return refuse(response, 404, 'NoSuchUpload');
    const told = (part: Buffer) => (fake.tells ? `<ChecksumSHA256>${sumOf(part)}</ChecksumSHA256>` : '');
    if (one.method === 'PUT') {
      parts.set(Number(one.query.get('partNumber')), body);
      return response
        .writeHead(200, { etag: `"${etagOf(body)}"`, ...(fake.tells ? { 'x-amz-checksum-sha256': sumOf(body) } : {}) })
        .end();
    }
    if (one.method === 'GET') {
      const all = [...parts].map(
        ([number, part]) =>
          `<Part><PartNumber>${number}</PartNumber><ETag>"${etagOf(part)}"</ETag><Size>${part.length}</Size>${told(part)}</Part>`,
      );
      return xml(response, `<ListPartsResult><IsTruncated>false</IsTruncated>${all.join('')}</ListPartsResult>`);
    }
    if (one.method === 'DELETE') {
      uploads.delete(id);
      return response.writeHead(204).end();
    }
    const pieces = [...parts].toSorted(([one], [other]) => one - other).map(([, part]) => part);
    const hash = (name: string) => {
      const all = createHash(name);
      for (const piece of pieces) all.update(createHash(name).update(piece).digest());
      return all;
    };
    const etag = `${hash('md5').digest('hex')}-${pieces.length}`;
    const whole = put(one, Buffer.concat(pieces), response, etag);
    if (whole.writableEnded) return whole;
    uploads.delete(id);
    const sum = fake.tells
      ? `<ChecksumSHA256>${hash('sha256').digest('base64')}-${pieces.length}</ChecksumSHA256>`
      : '';
    return whole.end(`<CompleteMultipartUploadResult><ETag>"${etag}"</ETag>${sum}</CompleteMultipartUploadResult>`);
  };

  const ofObject = (one: Asked, body: Buffer, response: ServerResponse) => {
    if (one.query.has('uploads') && one.method === 'POST') {
      const id = randomUUID();
      uploads.set(id, new Map());
      return xml(response, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    if (one.query.has('uploadId')) return ofUpload(one, body, response);
    if (one.method === 'PUT') {
      const sse = one.headers['x-amz-server-side-encryption'] ?? 'AES256';
      if (fake.tells)
        response.setHeader('x-amz-checksum-sha256', sumOf(body)).setHeader('x-amz-server-side-encryption', sse);
      return put(one, body, response).end();
    }
    if (one.method === 'DELETE') {
      objects.delete(one.key);
      return response.writeHead(204).end();
    }
    const there = objects.get(one.key);
    if (there === undefined) return refuse(response, 404, 'NoSuchKey');
    const [, from] = /^bytes=(\d+)-$/.exec(one.headers.range ?? '') ?? [];
    const part = there.subarray(Number(from ?? 0));
    const range = from === undefined ? {} : { 'content-range': `bytes ${from}-${there.length - 1}/${there.length}` };
    response.writeHead(from === undefined ? 200 : 206, {
      etag: `"${etagOf(there)}"`,
      'content-length': part.length,
      ...range,
    });
    return one.method === 'HEAD' ? response.end() : response.end(part);
  };

  const ofBucket = ({ query }: Asked, response: ServerResponse) => {
    const named = [...settings].find(([name]) => query.has(name))?.[1];
    if (typeof named === 'string') return xml(response, named);
    if (named !== undefined) return refuse(response, ...named);
    const prefix = query.get('prefix') ?? '';
    if (query.has('uploads'))
      return xml(response, '<ListMultipartUploadsResult><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>');
    const all = [...objects].filter(([key]) => key.startsWith(prefix));
    const contents = all.map(
      ([key, bytes]) =>
        `<Contents><Key>${key}</Key><Size>${bytes.length}</Size><ETag>"${etagOf(bytes)}"</ETag></Contents>`,
    );
    response.setHeader('x-amz-bucket-region', 'ap-northeast-1');
    return xml(
      response,
      `<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`,
    );
  };

  const server = await startLoopbackServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://fake');
    const [, , ...path] = url.pathname.split('/').map(decodeURIComponent);
    const { method = '', headers } = request;
    const one = {
      method,
      key: path.join('/'),
      query: url.searchParams,
      headers,
      signed: headers.authorization !== undefined,
    };
    const pieces: Buffer[] = [];
    request.on('data', (piece) => pieces.push(piece));
    request.on('end', () => {
      asked.push(one);
      if (fake.fault?.(one, response)) return;
      if (!one.signed) refuse(response, 403, 'AccessDenied');
      else if (one.key === '') ofBucket(one, response);
      else ofObject(one, Buffer.concat(pieces), response);
    });
  });
  const fake: FakeS3 = { ...server, asked, objects, settings, fault: null, heeds: true, tells: true, versions: false };
  return fake;
}

const xml = (response: ServerResponse, text: string) =>
  response.writeHead(200, { 'content-type': 'application/xml' }).end(text);

/** An error as S3 words it; a HEAD has no body to word it in. */
export const refuse = (response: ServerResponse, status: number, code: string, more = '') =>
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<Error><Code>${code}</Code><Message>${code}</Message>${more}</Error>`);
