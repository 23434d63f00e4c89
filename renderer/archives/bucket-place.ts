import type { BucketPlace } from '../../main/contract.ts';

/** What is typed into the bucket form, but for the secret and the archive's name. */
export type BucketForm = Pick<
  BucketPlace,
  'region' | 'bucket' | 'prefix' | 'pathStyle' | 'credentials' | 'encryption'
> & {
  /** Empty: AWS. */
  readonly endpoint: string;
  readonly accessKey: string;
  /** Empty: the key AWS keeps for S3. */
  readonly kmsKey: string;
  /** Empty: the store's own. */
  readonly storageClass: string;
};

export const emptyBucket: BucketForm = {
  endpoint: '',
  region: 'ap-northeast-1',
  bucket: '',
  prefix: 'koekura/',
  pathStyle: false,
  credentials: 'key',
  accessKey: '',
  encryption: 'none',
  kmsKey: '',
  storageClass: '',
};

/** Tokyo and Osaka first: that is where most who use this may keep voices. */
export const regions = [
  'ap-northeast-1',
  'ap-northeast-3',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-south-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'us-east-1',
  'us-east-2',
  'us-west-2',
] as const;

/** Those whose objects can be read at once: a copy that cannot be read back is none. */
export const storageClasses = ['', 'STANDARD_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR'] as const;

export type BucketField = 'endpoint' | 'region' | 'bucket' | 'prefix' | 'accessKey' | 'secret';

/** The fields that cannot be sent as they are, in the order they stand in the form. */
export function wrongBucketFields(form: BucketForm, secretTyped: boolean): BucketField[] {
  const keyed = form.credentials === 'key';
  const wrong: readonly (readonly [BucketField, boolean])[] = [
    ['endpoint', form.endpoint.trim() !== '' && !isOrigin(form.endpoint.trim())],
    ['region', !/^[a-z0-9-]{1,64}$/i.test(form.region.trim())],
    ['bucket', !/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/i.test(form.bucket.trim())],
    ['prefix', !/^((?!\.{1,2}\/)[\w.=+@-]+\/)*$/.test(wholePrefix(form.prefix))],
    ['accessKey', keyed && form.accessKey.trim() === ''],
    ['secret', keyed && !secretTyped],
  ];
  return wrong.filter(([, isWrong]) => isWrong).map(([field]) => field);
}

/** The place that the form describes. */
export function placeOf(form: BucketForm): BucketPlace {
  const { pathStyle, credentials, encryption } = form;
  const kmsKey = form.kmsKey.trim();
  return {
    kind: 's3',
    endpoint: form.endpoint.trim() === '' ? null : new URL(form.endpoint.trim()).origin,
    region: form.region.trim(),
    bucket: form.bucket.trim(),
    prefix: wholePrefix(form.prefix),
    pathStyle,
    credentials,
    encryption,
    kmsKey: encryption === 'sse-kms' && kmsKey !== '' ? kmsKey : null,
    storageClass: form.storageClass === '' ? null : form.storageClass,
  };
}

/** A prefix as a folder: without a slash before it, with one behind. */
function wholePrefix(prefix: string): string {
  const bare = prefix.trim().replace(/^\/+|\/+$/g, '');
  return bare === '' ? '' : `${bare}/`;
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.pathname === '/' && url.search === ''
  );
}
