import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { NewPassphrase, useNewPassphrase } from '../keys/new-passphrase.tsx';
import { RecoveryProgress } from './recovery-progress.tsx';
import { SaveSheet } from './save-sheet.tsx';

type Made = NonNullable<CallAnswer<'recovery.make'>['made']>;

/** Makes a kit under a new passphrase, then says what became of it and offers its sheet. */
export function MakeKitForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('recovery');
  const typed = useNewPassphrase();
  const [made, setMade] = useState<Made | null>(null);
  const { busy, failure, run, clear } = useDeed();
  const make = (passphrase: string) =>
    run(async () => {
      const answer = await call('recovery.make', { passphrase });
      if (answer.made !== null) setMade(answer.made);
    });
  if (made !== null) {
    return (
      <Stack gap="md">
        <Notice tone="good" role="status">
          <p>{t('madeNow')}</p>
        </Notice>
        {made.keysMissing.length > 0 && (
          <Notice tone="warn" role="note">
            <p>{t('madeMissing', { names: made.keysMissing.map(({ name }) => name).join(', ') })}</p>
          </Notice>
        )}
        <SaveSheet pending={null} />
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
        if (passphrase !== null) void make(passphrase);
      }}
    >
      <Stack gap="md">
        <Text>{t('makeWhy')}</Text>
        <NewPassphrase state={typed} onTyped={clear} />
        <RecoveryProgress busy={busy} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t('makeNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
