import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Recording } from '../../main/contract.ts';
import { call } from '../call.ts';

/** How long (ms) the cursor must rest on a row before main is asked for more than the row tells. */
const rest = 120;

/** The row as it stands in the list, at once; the newest from main, and when it was last read, a moment later. */
export function useDetails(current: Recording | null): {
  readonly recording: Recording | null;
  readonly seenAt: number | null;
} {
  const sid = current?.sid ?? null;
  const [rested, setRested] = useState(sid);
  useEffect(() => {
    const timer = setTimeout(() => setRested(sid), rest);
    return () => clearTimeout(timer);
  }, [sid]);
  const { data } = useQuery({
    queryKey: ['recordings.details', rested],
    queryFn: () => call('recordings.details', { sid: rested ?? '' }),
    enabled: rested !== null && rested === sid,
    gcTime: 10_000,
  });
  const newest = data?.recording.sid === sid ? data : undefined;
  return { recording: newest?.recording ?? current, seenAt: newest?.seenAt ?? null };
}
