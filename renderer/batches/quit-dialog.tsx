import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, DialogFoot } from '../accounts/dialog.tsx';
import { call, listen } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { batchList, removes } from './batch-list.ts';

/** Asks, when main says that the user wants to quit while a batch works. */
export function QuitDialog() {
  const { t } = useTranslation('batches');
  const [asked, setAsked] = useState(false);
  const removing = useQuery(batchList).data?.batches.some(removes) ?? false;
  const { busy, failure, run } = useDeed();
  useEffect(() => listen('batches.quit-asked', () => setAsked(true)), []);
  const stay = () => setAsked(false);
  return (
    <Dialog opened={asked} onClose={stay} title={t('quit.title')}>
      <Stack gap="md">
        <Text>{t('quit.body')}</Text>
        {removing && <Text>{t('quit.removing')}</Text>}
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button
            variant="default"
            loading={busy}
            onClick={() =>
              void run(async () => {
                await call('batches.quit-anyway', {});
              })
            }
          >
            {t('quit.leave')}
          </Button>
          <Button data-autofocus onClick={stay}>
            {t('quit.stay')}
          </Button>
        </DialogFoot>
      </Stack>
    </Dialog>
  );
}
