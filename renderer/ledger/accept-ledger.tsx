import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, DialogFoot } from '../accounts/dialog.tsx';
import { answers } from '../app/ask-main.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { ledgerStanding } from './ask-ledger.ts';

type Accept = { readonly opened: boolean; readonly newKey: boolean; readonly onClose: () => void };

/** Asks for the reason before the ledger is gone on from as it lies. */
export function AcceptLedger({ opened, newKey, onClose }: Accept) {
  const { t } = useTranslation('ledger');
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useDeed();
  const accept = () =>
    run(async () => {
      const verdict = await call('ledger.accept', { reason });
      answers.setQueryData(ledgerStanding.queryKey, { verdict });
      setReason('');
      onClose();
    });
  return (
    <Dialog opened={opened} onClose={onClose} title={t('acceptTitle')}>
      <p>{t('acceptWhat')}</p>
      {newKey && (
        <Notice tone="warn" role="note">
          <p>{t('acceptNewKey')}</p>
        </Notice>
      )}
      <Textarea
        label={t('acceptReason')}
        value={reason}
        maxLength={500}
        autosize
        minRows={2}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {failure !== null && <FailureNotice failure={failure} />}
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        <Button color="red" loading={busy} disabled={reason.trim() === ''} onClick={() => void accept()}>
          {t('acceptNow')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
