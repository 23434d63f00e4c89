import type { LifecycleRule as SdkRule } from '@aws-sdk/client-s3';
import type { LifecycleRule } from './object-store.ts';

/** The rules that are on, as far as they could touch what we put. */
export function readLifecycle(rules: readonly SdkRule[]): LifecycleRule[] {
  return rules
    .filter(({ Status }) => Status === 'Enabled')
    .map((rule) => {
      const { Filter, Expiration, Transitions = [], AbortIncompleteMultipartUpload } = rule;
      const tags = [Filter?.Tag, ...(Filter?.And?.Tags ?? [])].filter((tag) => tag !== undefined);
      return {
        id: rule.ID ?? '',
        prefix: Filter?.Prefix ?? Filter?.And?.Prefix ?? rule.Prefix ?? '',
        tagged: tags.length > 0,
        expiresAfter: Expiration?.Days ?? (Expiration?.Date === undefined ? null : 0),
        moves: Transitions.map(({ Days = 0, StorageClass = '' }) => ({ after: Days, to: StorageClass })),
        abortsUploadsAfter: AbortIncompleteMultipartUpload?.DaysAfterInitiation ?? null,
      };
    });
}
