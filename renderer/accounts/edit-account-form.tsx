import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { DialogFoot } from './dialog.tsx';
import { ColourField, NameField } from './name-fields.tsx';

type EditAccountForm = { readonly account: Account; readonly onDone: () => void };

/** Changes what an account is called and which colour it wears. */
export function EditAccountForm({ account, onDone }: EditAccountForm) {
  const { t } = useTranslation('accounts');
  const [look, setLook] = useState({ name: account.name, colour: account.colour });
  const { busy, failure, run } = useDeed();
  const nameless = look.name.trim() === '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (nameless || busy) return;
        void run(async () => {
          await call('accounts.change', { account: account.sid, ...look });
          onDone();
        });
      }}
    >
      <Stack gap="md">
        <NameField name={look.name} wrong={nameless} onChange={(name) => setLook({ ...look, name })} />
        <ColourField colour={look.colour} onChange={(colour) => setLook({ ...look, colour })} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t('save')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
