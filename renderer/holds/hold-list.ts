import { queryOptions } from '@tanstack/react-query';
import { call } from '../call.ts';

export const holdList = queryOptions({ queryKey: ['holds.list'], queryFn: () => call('holds.list', {}) });

/** The holds one recording is or was under. */
export const holdsOf = (sid: string) =>
  queryOptions({ queryKey: ['holds.of', sid], queryFn: () => call('holds.of', { sid }), gcTime: 0 });
