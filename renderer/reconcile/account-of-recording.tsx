import { useQuery } from '@tanstack/react-query';
import { AccountMark } from '../app/account-mark.tsx';
import { call } from '../call.ts';

/** Whose recording it is, as far as the list knows. */
export function AccountOfRecording({ sid }: { readonly sid: string }) {
  const { data } = useQuery({
    queryKey: ['recordings.details', sid],
    queryFn: () => call('recordings.details', { sid }),
    gcTime: 60_000,
  });
  return data === undefined ? '–' : <AccountMark sid={data.recording.account} />;
}
