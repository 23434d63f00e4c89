import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { ExportOptions, FailureAnswer } from '../../main/contract.ts';
import { call } from '../call.ts';

/** What main makes of the template: the name as it will be written, or why it cannot be. Null while it is asked for. */
export function useNamePreview(
  sid: string | null,
  typed: string,
  format: ExportOptions['format'],
): { readonly name: string | null; readonly failure: FailureAnswer | null } {
  const template = useDeferredValue(typed);
  const preview = useQuery({
    queryKey: ['exports.preview', sid, template, format],
    queryFn: () => call('exports.preview', { sid, template, format }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (preview.error !== null) return { name: null, failure: preview.error.failure };
  return { name: preview.data?.name ?? null, failure: null };
}
