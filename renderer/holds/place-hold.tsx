import { Button, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hold } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import type { Asked } from '../plans/ask-for.ts';

type PlaceHold = {
  readonly asked: Asked;
  /** Holds the recordings can be put under instead of a new one. */
  readonly standing: readonly Hold[];
  readonly onDone: () => void;
  readonly children: ReactNode;
};

/** A new hold with its reason, or one that stands, for the selection. */
export function PlaceHold({ asked: { selection }, standing, onDone, children }: PlaceHold) {
  const { t } = useTranslation('holds');
  const [under, setUnder] = useState('');
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useDeed();
  const ready = under !== '' || reason.trim() !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || busy) return;
        void run(async () => {
          if (under === '') await call('holds.place', { selection, reason: reason.trim() });
          else await call('holds.extend', { hold: under, selection });
          onDone();
        });
      }}
    >
      <Stack gap="md">
        <Text>{t('placeBody')}</Text>
        {standing.length > 0 && (
          <NativeSelect
            label={t('which')}
            value={under}
            data={[
              { value: '', label: t('newHold') },
              ...standing.map((hold) => ({ value: hold.hold, label: hold.reason })),
            ]}
            onChange={({ currentTarget }) => setUnder(currentTarget.value)}
          />
        )}
        {under === '' && (
          <Textarea
            label={t('reason')}
            description={t('reasonHint')}
            data-autofocus
            minRows={2}
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
        {busy && (
          <Text role="status" c="dimmed">
            {t('placing')}
          </Text>
        )}
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          {children}
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={busy}>
            {t('place')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
