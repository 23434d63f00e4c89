import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { doneOf } from './batch-list.ts';

/** Asks before a batch is cancelled, and says what stays as it is. */
export function CancelBatch({ batch, onDone }: { readonly batch: Batch; readonly onDone: () => void }) {
  const { t } = useTranslation('batches');
  const formats = useFormats();
  const { busy, failure, run } = useDeed();
  return (
    <Stack gap="md">
      <Text>{t('cancelBody', { waiting: formats.count(batch.counts.planned - doneOf(batch)) })}</Text>
      {failure && <FailureNotice failure={failure} />}
      <DialogFoot>
        <Button
          color="red"
          variant="outline"
          loading={busy}
          onClick={() =>
            void run(async () => {
              await call('batches.cancel', { batch: batch.batch });
              onDone();
            })
          }
        >
          {t('cancelNow')}
        </Button>
        <Button variant="default" data-autofocus onClick={onDone}>
          {t('keepGoing')}
        </Button>
      </DialogFoot>
    </Stack>
  );
}
