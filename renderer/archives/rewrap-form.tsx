import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { keyList } from '../app/ask-main.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { shortFingerprint } from '../keys/short-fingerprint.ts';

type RewrapForm = {
  /** Null while none is chosen. */
  readonly archive: string | null;
  /** Null: all its copies. */
  readonly selection: Selection | null;
  readonly onDone: () => void;
};

/** Chooses one more key that shall open copies. */
export function RewrapForm({ archive, selection, onDone }: RewrapForm) {
  const { t } = useTranslation('archives');
  const keys = (useQuery(keyList).data?.keys ?? []).filter(
    ({ keptIn }) => keptIn === 'keychain' || keptIn === 'session',
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const { busy, failure, run } = useDeed();
  const key = keys.find(({ fingerprint }) => fingerprint === chosen) ?? keys[0];
  if (key === undefined) return <Text>{t('rewrapNoKey')}</Text>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || archive === null) return;
        void run(async () => {
          const { fingerprint } = key;
          await call('archives.rewrap', { archive, fingerprint, selection });
          onDone();
        });
      }}
    >
      <Stack gap="md">
        <Text>{t(selection === null ? 'rewrapBody' : 'rewrapSelectedBody')}</Text>
        <NativeSelect
          label={t('rewrapFor')}
          {...(selection === null ? { 'data-autofocus': true } : {})}
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
          <Button type="submit" loading={busy} disabled={archive === null}>
            {t('rewrapNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
