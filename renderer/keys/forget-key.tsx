import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';

type ForgetKey = { readonly of: Key; readonly onDone: () => void };

/** Asks for a key's name before it is forgotten, and says what is lost with it. */
export function ForgetKey({ of: key, onDone }: ForgetKey) {
  const { t } = useTranslation('keys');
  const { day } = useFormats();
  const [typed, setTyped] = useState('');
  const { busy, failure, run } = useDeed();
  const same = typed.trim() === key.name;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!same || busy) return;
        void run(async () => {
          await call('keys.forget', { fingerprint: key.fingerprint, name: typed.trim() });
          onDone();
        });
      }}
    >
      <Stack gap="md">
        <Text>{t('forgetBody')}</Text>
        {key.opens.length > 0 && <Text>{t('forgetOpens', { keySids: key.opens.join(', ') })}</Text>}
        {key.backedUpAt === null ? (
          <Notice tone="bad" role="note" title={t('forgetNoBackup')} />
        ) : (
          <Text>{t('forgetBackup', { day: day(key.backedUpAt) })}</Text>
        )}
        <TextInput
          label={t('forgetType', { name: key.name })}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" color="red" variant="outline" disabled={!same} loading={busy}>
            {t('forgetNow')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
