import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Archive } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';

type CheckArchive = { readonly of: Archive; readonly onDone: () => void };

/** Says what reading everything back means and costs, and begins it or goes on with it. */
export function CheckArchive({ of: archive, onDone }: CheckArchive) {
  const { t } = useTranslation('archives');
  const { bytes, day } = useFormats();
  const { busy, failure, run } = useDeed();
  const begin = (again: boolean) =>
    void run(async () => {
      await call('archives.check', { archive: archive.archive, again });
      onDone();
    });
  return (
    <Stack gap="md">
      <Text>{t('checkBody')}</Text>
      <Text>{t('checkBytes', { bytes: bytes(archive.bytes) })}</Text>
      {archive.checkBegan !== null && <Text>{t('checkStopped', { day: day(archive.checkBegan) })}</Text>}
      {failure && <FailureNotice failure={failure} />}
      <DialogFoot>
        {archive.checkBegan === null ? (
          <Button data-autofocus loading={busy} onClick={() => begin(true)}>
            {t('checkNow')}
          </Button>
        ) : (
          <>
            <Button variant="default" disabled={busy} onClick={() => begin(true)}>
              {t('checkAgain')}
            </Button>
            <Button data-autofocus loading={busy} onClick={() => begin(false)}>
              {t('checkGoOn')}
            </Button>
          </>
        )}
      </DialogFoot>
    </Stack>
  );
}
