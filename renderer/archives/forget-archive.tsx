import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Archive } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';

type ForgetArchive = { readonly of: Archive; readonly onDone: () => void };

/** Asks for an archive's name before it is forgotten, and says what stays and what no longer counts. */
export function ForgetArchive({ of: archive, onDone }: ForgetArchive) {
  const { t } = useTranslation('archives');
  const { count } = useFormats();
  const [typed, setTyped] = useState('');
  const { busy, failure, run } = useDeed();
  const same = typed.trim() === archive.name;
  const copies = archive.verified.count + archive.unverified;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!same || busy) return;
        void run(async () => {
          await call('archives.forget', { archive: archive.archive, name: typed.trim() });
          onDone();
        });
      }}
    >
      <Stack gap="md">
        <Text>{t('forgetBody')}</Text>
        {copies > 0 && <Text>{t('forgetCopies', { count: copies, written: count(copies) })}</Text>}
        {copies > 0 && <Text>{t('forgetGone')}</Text>}
        <TextInput
          label={t('forgetType', { name: archive.name })}
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
