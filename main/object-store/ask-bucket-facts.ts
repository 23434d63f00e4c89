import type { BucketPlace } from '../contract/archive-calls.ts';
import { Failure } from '../failure.ts';
import type { Carrier } from '../http/carry-request.ts';
import type { AskStore } from './ask-store.ts';
import { nameOfError } from './conditions.ts';
import { listObjects } from './list-objects.ts';
import type { BucketFacts, Told } from './object-store.ts';
import type { Connection } from './open-client.ts';
import { readLifecycle } from './read-lifecycle.ts';

/** Says of itself, in a setting that was never made, that it does not exist: that is an answer. */
const neverMade: ReadonlySet<string> = new Set([
  'NoSuchPublicAccessBlockConfiguration',
  'NoSuchBucketPolicy',
  'ObjectLockConfigurationNotFoundError',
  'NoSuchLifecycleConfiguration',
]);

/** Asks for the bucket's settings. Who may not see one, or asks a store that has none, is told so: nothing is known then. */
export function askBucketFacts(ask: AskStore, place: BucketPlace, carrier: Carrier): BucketFacts {
  const Bucket = place.bucket;

  const tell = async <Value>(
    signal: AbortSignal,
    absent: Told<Value>,
    get: (connection: Connection, options: { abortSignal: AbortSignal }) => Promise<Value | null>,
  ): Promise<Told<Value>> => {
    try {
      const value = await ask(signal, (connection) => get(connection, { abortSignal: signal }));
      return value === null ? { silent: 'empty' } : { told: value };
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
      return neverMade.has(nameOfError(error)) ? absent : { silent: nameOfError(error) || error.code };
    }
  };

  return {
    reach: async (signal) => {
      for await (const _ of listObjects(ask, Bucket, place.prefix, signal)) break;
      const located = await tell(signal, { silent: '' }, async ({ sdk, client }, options) => {
        const { LocationConstraint } = await client.send(new sdk.GetBucketLocationCommand({ Bucket }), options);
        return LocationConstraint ?? null;
      });
      const { region, ahead } = await ask(signal, async ({ heard }) => heard);
      const told = 'told' in located ? located.told : null;
      return { region: region ?? (String(told) === 'EU' ? 'eu-west-1' : told), ahead };
    },
    publicAccessBlock: (signal) =>
      tell(signal, { told: 'none' }, async ({ sdk, client }, options) => {
        const answer = await client.send(new sdk.GetPublicAccessBlockCommand({ Bucket }), options);
        const { BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets } =
          answer.PublicAccessBlockConfiguration ?? {};
        const all = [BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets];
        if (all.every((one) => one === undefined)) return null;
        return all.every((one) => one === true) ? 'whole' : 'partly';
      }),
    isPublic: (signal) =>
      tell(signal, { told: false }, async ({ sdk, client }, options) => {
        const { PolicyStatus } = await client.send(new sdk.GetBucketPolicyStatusCommand({ Bucket }), options);
        return PolicyStatus?.IsPublic ?? null;
      }),
    versioning: (signal) =>
      tell(signal, { silent: 'empty' }, async ({ sdk, client }, options) => {
        const { Status } = await client.send(new sdk.GetBucketVersioningCommand({ Bucket }), options);
        return Status === undefined ? null : Status === 'Enabled' ? 'on' : 'off';
      }),
    objectLock: (signal) =>
      tell<{ mode: string; days: number } | 'on' | 'off'>(signal, { told: 'off' }, async ({ sdk, client }, options) => {
        const answer = await client.send(new sdk.GetObjectLockConfigurationCommand({ Bucket }), options);
        const { ObjectLockEnabled, Rule } = answer.ObjectLockConfiguration ?? {};
        const { Mode, Days, Years } = Rule?.DefaultRetention ?? {};
        if (ObjectLockEnabled !== 'Enabled') return null;
        return Mode === undefined ? 'on' : { mode: Mode, days: Days ?? (Years ?? 0) * 365 };
      }),
    lifecycle: (signal) =>
      tell(signal, { told: [] }, async ({ sdk, client }, options) => {
        const { Rules } = await client.send(new sdk.GetBucketLifecycleConfigurationCommand({ Bucket }), options);
        return Rules === undefined ? null : readLifecycle(Rules);
      }),
    askAsStranger: async (key, signal) => {
      const url = objectUrl(place, key);
      const { status, body } = await carrier.carry({ method: 'GET', url, headers: {}, body: null, signal });
      body.on('error', () => {}).destroy();
      return status;
    },
    classOf: (key, signal) =>
      ask(signal, async ({ sdk, client }) => {
        const answer = await client.send(new sdk.HeadObjectCommand({ Bucket, Key: key }), { abortSignal: signal });
        return answer.StorageClass ?? null;
      }),
  };
}

/** Where an object lies for everybody. */
function objectUrl({ endpoint, region, bucket, pathStyle }: BucketPlace, key: string): URL {
  const url = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  if (!pathStyle) url.hostname = `${bucket}.${url.hostname}`;
  const path = [...(pathStyle ? [bucket] : []), ...key.split('/')].map(encodeURIComponent).join('/');
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`;
  return url;
}
