import { Failure, type FailureCode, type FailureFacts } from '../failure.ts';
import { isBrokenLine, translateHttpError } from '../http/translate-http-error.ts';

/** Whether asking again is worth it: turned away, the store unwell, the line broken. */
export type Again = 'refused' | 'unwell' | 'broken' | null;
export type StoreTrouble = { readonly failure: Failure; readonly again: Again };

/** What the store calls an error, and what it is to us. Names of Amazon S3's error list and of those who copy it. */
const named: Readonly<Record<string, readonly [FailureCode, Again]>> = {
  AccessDenied: ['archive-refused', null],
  NoSuchBucket: ['bucket-missing', null],
  PermanentRedirect: ['store-wrong-region', null],
  AuthorizationHeaderMalformed: ['store-wrong-region', null],
  IllegalLocationConstraintException: ['store-wrong-region', null],
  SignatureDoesNotMatch: ['store-wrong-keys', null],
  InvalidAccessKeyId: ['store-wrong-keys', null],
  InvalidToken: ['store-wrong-keys', null],
  ExpiredToken: ['store-wrong-keys', null],
  CredentialsProviderError: ['store-keys-missing', null],
  TokenProviderError: ['store-keys-missing', null],
  RequestTimeTooSkewed: ['store-clock-skew', 'broken'],
  SlowDown: ['store-busy', 'refused'],
  ServiceUnavailable: ['store-busy', 'refused'],
  OperationAborted: ['store-busy', 'refused'],
  ConditionalRequestConflict: ['store-busy', 'refused'],
  InvalidStorageClass: ['store-class-refused', null],
  InvalidObjectState: ['store-frozen', null],
  QuotaExceeded: ['store-full', null],
  XMinioStorageFull: ['store-full', null],
  BadDigest: ['store-answer-strange', 'broken'],
  XAmzContentSHA256Mismatch: ['store-answer-strange', 'broken'],
  IncompleteBody: ['store-answer-strange', 'broken'],
  RequestTimeout: ['archive-unreachable', 'broken'],
};

const byStatus: Readonly<Record<number, readonly [FailureCode, Again]>> = {
  301: ['store-wrong-region', null],
  307: ['store-wrong-region', null],
  401: ['store-wrong-keys', null],
  403: ['archive-refused', null],
  429: ['store-busy', 'refused'],
  503: ['store-busy', 'refused'],
  507: ['store-full', null],
};

type Told = {
  readonly name: string;
  readonly message: string;
  readonly Region?: string;
  readonly Endpoint?: string;
  readonly $fault?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers: Readonly<Record<string, string>> };
};

/** What the SDK or the way there threw, in our words; null: none of the expected, and so a bug. */
export function translateStoreError(
  error: unknown,
  place: { readonly host: string; readonly bucket: string },
): StoreTrouble | null {
  if (error instanceof Failure) return ofTheWay(error, place);
  if (!(error instanceof Error)) return null;
  const onTheWay = translateHttpError(error, place.host, 'direct', () => ({ sent: false, ways: null }));
  if (onTheWay !== null) return ofTheWay(onTheWay, place);

  const told: Told = error;
  const status = told.$metadata?.httpStatusCode;
  const [code, again] = classify(told, status);
  if (code === null) return null;
  const facts: FailureFacts = {
    bucket: place.bucket,
    host: place.host,
    reason: /^(Unknown|Error|\d+)$/.test(told.name) ? '' : told.name,
    ...(status === undefined ? {} : { status }),
    ...(code === 'store-wrong-region' ? { region: regionIn(told) } : {}),
  };
  return { failure: new Failure(code, facts, { cause: error }), again };
}

function classify(told: Told, status: number | undefined): readonly [FailureCode | null, Again] {
  if (/KMS/i.test(told.name) || (told.name === 'AccessDenied' && /kms:/i.test(told.message)))
    return ['store-kms-refused', null];
  // Read, but not as S3 writes: a gateway's page. Without $fault it is the SDK's parser that complains.
  if (status !== undefined && status < 500 && status !== 429 && told.$fault === undefined)
    return ['store-answer-strange', 'unwell'];
  const known = named[told.name] ?? (status === undefined ? undefined : byStatus[status]);
  if (known !== undefined) return known;
  if (status === undefined) return [null, null];
  if (status >= 500 && status !== 501) return ['store-unwell', 'unwell'];
  return ['archive-refused', null];
}

/** Which region it is instead, where the answer says so. */
function regionIn(told: Told): string {
  const named = told.Region ?? told.$response?.headers['x-amz-bucket-region'];
  return (
    named ??
    /s3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(told.Endpoint ?? '')?.[1] ??
    /expecting '([^']+)'/.exec(told.message)?.[1] ??
    ''
  );
}

function ofTheWay(
  failure: Failure,
  { host, bucket }: { readonly host: string; readonly bucket: string },
): StoreTrouble {
  const because = { cause: failure };
  if (failure.code === 'offline') {
    const late = /TIMEOUT/.test(String(failure.facts.reason));
    const told = new Failure(
      'archive-unreachable',
      { bucket, reason: host, code: failure.facts.reason ?? '' },
      because,
    );
    return { failure: told, again: late || isBrokenLine(failure) ? 'broken' : null };
  }
  if (failure.code === 'twilio-answer-strange')
    return { failure: new Failure('store-answer-strange', { host, reason: 'HTTP' }, because), again: 'broken' };
  return { failure, again: null };
}
