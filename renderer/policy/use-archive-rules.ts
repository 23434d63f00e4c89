import { usePolicy } from './use-policy.ts';

/** The places the policy allows archives in, by kind; null where any place will do. */
export function useArchiveRules(): { readonly folder: readonly string[]; readonly s3: readonly string[] } | null {
  const { rules } = usePolicy();
  const { 'archives.folders': folder, 'archives.buckets': s3 } = rules;
  return folder === undefined && s3 === undefined ? null : { folder: folder ?? [], s3: s3 ?? [] };
}
