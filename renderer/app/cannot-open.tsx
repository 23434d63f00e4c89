import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FailureAnswer } from '../../main/contract.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';

type Props = { readonly failure: FailureAnswer; readonly onRetry: () => void };

/** Why the program cannot open. A damaged record is set aside only when the user says so: it is the proof of what was done. */
export function CannotOpen({ failure, onRetry }: Props) {
  const { t } = useTranslation('shell');
  const setAside = useMutation({ mutationFn: () => call('app.set-record-aside', {}), onSuccess: onRetry });
  return (
    <FailureNotice failure={failure} onRetry={onRetry}>
      {failure.code === 'record-corrupt' && (
        <Button size="compact-sm" variant="default" loading={setAside.isPending} onClick={() => setAside.mutate()}>
          {t('setRecordAside')}
        </Button>
      )}
    </FailureNotice>
  );
}
