import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../main/contract.ts';
import { Dialog, DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';

type Alarm = CallInput<'coverage.note-alarm'>['alarm'];

/** A button by which somebody takes note of an alarm, with a remark. `about`: what the button is for, for who cannot see where it stands. */
export function NoteAlarm({ alarm, about }: { readonly alarm: Alarm; readonly about: string }) {
  const { t } = useTranslation('coverage');
  const [asked, setAsked] = useState(false);
  const [remark, setRemark] = useState('');
  const { busy, failure, run } = useDeed();
  const close = () => setAsked(false);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${t('noteAlarm')} ${about}`}
        onClick={() => setAsked(true)}
      >
        {t('noteAlarm')}
      </Button>
      <Dialog opened={asked} onClose={close} title={t('noteTitle')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (busy) return;
            void run(async () => {
              await call('coverage.note-alarm', { alarm, remark });
              close();
            });
          }}
        >
          <Stack gap="md">
            <Text>{t('noteBody')}</Text>
            <Textarea
              label={t('noteRemark')}
              data-autofocus
              minRows={2}
              maxLength={500}
              value={remark}
              onChange={({ currentTarget }) => setRemark(currentTarget.value)}
            />
            {failure && <FailureNotice failure={failure} />}
            <DialogFoot>
              <Button type="submit" loading={busy}>
                {t('noteNow')}
              </Button>
              <Button variant="default" onClick={close}>
                {t('cancel')}
              </Button>
            </DialogFoot>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
