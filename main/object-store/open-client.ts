import type { S3Client } from '@aws-sdk/client-s3';
import type { BucketPlace } from '../contract/archive-calls.ts';
import type { Carrier } from '../http/carry-request.ts';
import { carryForClient, type Heard } from './carry-for-client.ts';

export type AccessKey = { readonly accessKey: string; readonly secretKey: string };

/** The SDK and a client of it for one bucket. */
export type Connection = {
  readonly sdk: typeof import('@aws-sdk/client-s3');
  readonly client: S3Client;
  readonly heard: Readonly<Heard>;
};

/**
 * Loads the SDK, which takes its time, and makes a client that signs as `credentials` says; null: the AWS default chain.
 * Retries and checksums are ours: the SDK would hash on the main thread what has been hashed already.
 */
export async function openClient(
  place: BucketPlace,
  credentials: (() => Promise<AccessKey>) | null,
  carrier: Carrier,
): Promise<Connection> {
  const sdk = await import('@aws-sdk/client-s3');
  const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
  const heard: Heard = { region: null, ahead: null };
  const client = new sdk.S3Client({
    region: place.region,
    // Without one of ours a variable of the environment, set for some other program, could name another host.
    ...(place.endpoint === null ? { ignoreConfiguredEndpointUrls: true } : { endpoint: place.endpoint }),
    forcePathStyle: place.pathStyle,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    disableS3ExpressSessionAuth: true,
    followRegionRedirects: false,
    expectContinueHeader: false,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 1,
    customUserAgent: 'Koekura',
    requestHandler: carryForClient(carrier, heard),
    credentials:
      credentials === null
        ? // Signing in asks other services of AWS, with clients of the SDK's own: they must go our way, too.
          defaultProvider({ clientConfig: { requestHandler: carryForClient(carrier, { region: null, ahead: null }) } })
        : async () => {
            const { accessKey, secretKey } = await credentials();
            return { accessKeyId: accessKey, secretAccessKey: secretKey };
          },
  });
  client.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      const sum = headers['x-amz-checksum-sha256'];
      if (sum !== undefined) headers['x-amz-content-sha256'] = Buffer.from(sum, 'base64').toString('hex');
      return next(args);
    },
    { step: 'build', name: 'signWithTheKnownHash' },
  );
  return { sdk, client, heard };
}
