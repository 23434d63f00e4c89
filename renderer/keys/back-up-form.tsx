import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { NewPassphrase, useNewPassphrase } from './new-passphrase.tsx';

type BackUpForm = { readonly of: Key; readonly onDone: () => void };

/** Writes a key to a file under a passphrase typed twice. Of the passphrase, only its strength and length are kept here. */
export function BackUpForm({ of: key, onDone }: BackUpForm) {
  const { t } = useTranslation('keys');
  const typed = useNewPassphrase();
  const [done, setDone] = useState(false);
  const { busy, failure, run, clear } = useDeed();

  const save = (passphrase: string) =>
    run(async () => {
      const { saved } = await call('keys.back-up', { fingerprint: key.fingerprint, passphrase });
      if (!saved) return;
      for (const field of [typed.first, typed.again]) if (field.current) field.current.value = '';
      setDone(true);
    });

  if (done) {
    return (
      <Stack gap="md">
        <Notice tone="good" role="status">
          <p>{t('backUpDone')}</p>
        </Notice>
        <DialogFoot>
          <Button onClick={onDone}>{t('done')}</Button>
        </DialogFoot>
      </Stack>
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const passphrase = busy ? null : typed.settle();
        if (passphrase !== null) void save(passphrase);
      }}
    >
      <Stack gap="md">
        <Text>{t('backUpWhy')}</Text>
        <NewPassphrase state={typed} onTyped={clear} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t('backUpNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
