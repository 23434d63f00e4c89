import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Archive } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { keyList } from '../app/ask-main.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { shortFingerprint } from '../keys/short-fingerprint.ts';

type RewrapArchive = { readonly of: Archive; readonly onDone: () => void };

/** Chooses one more key that shall open every copy. */
export function RewrapArchive({ of: archive, onDone }: RewrapArchive) {
  const { t } = useTranslation('archives');
  const keys = (useQuery(keyList).data?.keys ?? []).filter(({ keptIn }) => keptIn !== 'lost');
  const [chosen, setChosen] = useState<string | null>(null);
  const { busy, failure, run } = useDeed();
  const key = keys.find(({ fingerprint }) => fingerprint === chosen) ?? keys[0];
  if (key === undefined) return <Text>{t('rewrapNoKey')}</Text>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        void run(async () => {
          const { fingerprint } = key;
          await call('archives.rewrap', { archive: archive.archive, fingerprint, selection: null });
          onDone();
        });
      }}
    >
      <Stack gap="md">
        <Text>{t('rewrapBody')}</Text>
        <NativeSelect
          label={t('rewrapFor')}
          data-autofocus
          value={key.fingerprint}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={keys.map(({ fingerprint, name }) => ({
            value: fingerprint,
            label: `${name} (${shortFingerprint(fingerprint)}…)`,
          }))}
        />
        {key.backedUpAt === null && <Notice tone="warn" role="note" title={t('rewrapNoBackup')} />}
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t('rewrapNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
