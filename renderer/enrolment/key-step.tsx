import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment, Key } from '../../main/contract.ts';
import { Dialog } from '../accounts/dialog.tsx';
import { keyList } from '../app/ask-main.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { GenerateForm } from '../keys/generate-form.tsx';
import { ImportForm } from '../keys/import-form.tsx';
import { useImport } from '../keys/use-import.ts';
import { KeyChoice } from './key-choice.tsx';

/** Makes or takes in a pair, or takes one that is there. */
export function KeyStep({ of: { account } }: { readonly of: Enrolment }) {
  const { t } = useTranslation('enrolment');
  const words = useTranslation('keys').t;
  const keys = useQuery(keyList).data?.keys ?? [];
  const [generating, setGenerating] = useState(false);
  const { pending, busy: reading, failure: unread, read, letGo, imported } = useImport();
  const { busy, failure, run } = useDeed();
  const choose = (key: Key) =>
    run(async () => void (await call('enrolment.choose-key', { account, fingerprint: key.fingerprint })));
  return (
    <>
      <Text>{t('keyWhy')}</Text>
      <Group gap="xs">
        <Button disabled={busy} onClick={() => setGenerating(true)}>
          {t('keyGenerate')}
        </Button>
        <Button variant="default" disabled={busy || reading} onClick={() => void read('file')}>
          {t('keyImport')}
        </Button>
        <Button variant="default" disabled={busy || reading} onClick={() => void read('clipboard')}>
          {t('keyImportClipboard')}
        </Button>
      </Group>
      {unread && <FailureNotice failure={unread} />}
      {failure && <FailureNotice failure={failure} />}
      <KeyChoice account={account} keys={keys} busy={busy} onChoose={(key) => void choose(key)} />
      <Dialog opened={generating} onClose={() => setGenerating(false)} title={words('generateTitle')}>
        <GenerateForm
          onMade={(key) => {
            setGenerating(false);
            void choose(key);
          }}
        />
      </Dialog>
      <Dialog opened={pending !== null} onClose={letGo} title={words('importTitle')}>
        {pending && <ImportForm pending={pending} onDone={imported} />}
      </Dialog>
    </>
  );
}
