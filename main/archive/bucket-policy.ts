import type { BucketPlace } from '../contract/archive-calls.ts';
import { probePrefix } from './probe-bucket.ts';

type Statement = {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};

/**
 * The least a credential must be allowed for an archive in this bucket, as an IAM policy. It may remove probes and
 * nothing else: a stolen key destroys no copy, and with versions kept an overwritten envelope comes back.
 */
export function bucketPolicy(place: BucketPlace): string {
  const statements = [
    {
      Sid: 'ListCopies',
      Effect: 'Allow',
      Action: ['s3:ListBucket'],
      Resource: bucketArn(place),
      ...(place.prefix === '' ? {} : { Condition: { StringLike: { 's3:prefix': [`${place.prefix}*`] } } }),
    },
    {
      Sid: 'SeeHowTheBucketProtects',
      Effect: 'Allow',
      Action: [
        's3:GetBucketLocation',
        's3:GetBucketPublicAccessBlock',
        's3:GetBucketPolicyStatus',
        's3:GetBucketVersioning',
        's3:GetBucketObjectLockConfiguration',
        's3:GetLifecycleConfiguration',
        's3:ListBucketMultipartUploads',
      ],
      Resource: bucketArn(place),
    },
    {
      Sid: 'KeepCopies',
      Effect: 'Allow',
      Action: ['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      Resource: `${bucketArn(place)}/${place.prefix}*`,
    },
    {
      Sid: 'RemoveProbes',
      Effect: 'Allow',
      Action: ['s3:DeleteObject'],
      Resource: `${bucketArn(place)}/${place.prefix}${probePrefix}*`,
    },
    ...(place.encryption === 'sse-kms' && place.kmsKey !== null ? [keyStatement(place, place.kmsKey)] : []),
  ] satisfies Statement[];
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}

const partitionOf = ({ region }: BucketPlace) =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
const bucketArn = (place: BucketPlace) => `arn:${partitionOf(place)}:s3:::${place.bucket}`;

function keyStatement(place: BucketPlace, key: string): Statement {
  const { region } = place;
  const all = `arn:${partitionOf(place)}:kms:${region}:*:key/`;
  const viaS3 = { 'kms:ViaService': `s3.${region}.amazonaws.com` };
  const alias = /alias\/[^:]*$/.exec(key)?.[0];
  return {
    Sid: 'UseTheKey',
    Effect: 'Allow',
    Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
    Resource: alias !== undefined ? `${all}*` : key.startsWith('arn:') ? key : `${all}${key}`,
    // A policy names keys, not aliases: the alias is a condition on whichever key it stands for.
    Condition:
      alias === undefined
        ? { StringEquals: viaS3 }
        : { StringEquals: viaS3, 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [alias] } },
  };
}
