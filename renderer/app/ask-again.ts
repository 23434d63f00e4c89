import type { QueryClient } from '@tanstack/react-query';

/**
 * An answer that was under way when main told of a change may be older than what main told, and would stay: it is asked for
 * once more after it came. (Invalidating does not do so for a first answer, nor does putting data beside it.) It is not broken
 * off, because of changes that keep coming no answer would be left.
 */
export function askAgainAfterChanges(answers: QueryClient): void {
  const overtaken = new Set<string>();
  answers.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { query, action } = event;
    const { fetchStatus, data } = query.state;
    const told =
      action.type === 'invalidate' ? data === undefined : action.type === 'success' && action.manual === true;
    if (told) {
      if (fetchStatus !== 'idle') overtaken.add(query.queryHash);
    } else if (action.type === 'success' && overtaken.delete(query.queryHash)) {
      void answers.invalidateQueries({ queryKey: query.queryKey, exact: true });
    } else if (action.type === 'error') overtaken.delete(query.queryHash);
  });
}
