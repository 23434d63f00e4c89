import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog, DialogFoot } from '../accounts/dialog.tsx';
import { AccountMark } from '../app/account-mark.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';

type GiveUp = { readonly account: string; readonly opened: boolean; readonly onClose: () => void };

/** Says what stays when a set-up is given up. */
export function GiveUp({ account, opened, onClose }: GiveUp) {
  const { t } = useTranslation('enrolment');
  const { busy, failure, run } = useDeed();
  const giveUp = () =>
    run(async () => {
      await call('enrolment.give-up', { account });
      onClose();
    });
  return (
    <Dialog opened={opened} onClose={onClose} title={t('giveUpTitle')}>
      <Stack gap="md">
        <AccountMark sid={account} />
        <Text>{t('giveUpBody')}</Text>
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button variant="default" loading={busy} onClick={() => void giveUp()}>
            {t('giveUp')}
          </Button>
          <Button data-autofocus onClick={onClose}>
            {t('keepOn')}
          </Button>
        </DialogFoot>
      </Stack>
    </Dialog>
  );
}
