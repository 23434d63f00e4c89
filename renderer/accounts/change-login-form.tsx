import { Button, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { NoKeychain } from '../failure/no-keychain.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { type FormField, loginOf, wrongFields } from './account-form.ts';
import { CredentialFields } from './credential-fields.tsx';
import { DialogFoot } from './dialog.tsx';
import { SharedLogin } from './shared-login.tsx';

type ChangeLoginForm = {
  readonly account: Account;
  readonly accounts: readonly Account[];
  readonly onDone: () => void;
};

/** Replaces the login of a connected account. */
export function ChangeLoginForm({ account, accounts, onDone }: ChangeLoginForm) {
  const { t } = useTranslation('accounts');
  const { keychain } = useAppState();
  const secret = useRef<HTMLInputElement>(null);
  const [credential, setCredential] = useState({ kind: account.credential, keySid: '' });
  const [wrong, setWrong] = useState<readonly FormField[]>([]);
  const { busy, failure, run, clear } = useDeed();
  const form = {
    ...credential,
    account: account.sid,
    region: account.region,
    name: account.name,
    colour: account.colour,
  };

  const save = () =>
    run(async () => {
      const { account: sid, user } = loginOf(form);
      const typed = secret.current?.value.trim() ?? '';
      await call('accounts.change-login', { account: sid, user, secret: typed, sessionOnly: !keychain.usable });
      if (secret.current) secret.current.value = '';
      onDone();
    });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const bad = wrongFields(form, secret.current?.value !== '');
        setWrong(bad);
        if (!busy && bad.length === 0) void save();
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">{t('changeLoginIntro')}</Text>
        <SharedLogin account={account} accounts={accounts} onDone={onDone} />
        <CredentialFields
          kind={credential.kind}
          keySid={credential.keySid}
          secret={secret}
          wrong={wrong}
          onChange={(part) => {
            setCredential((before) => ({ ...before, ...part }));
            clear();
          }}
          onTyped={clear}
        />
        <NoKeychain instead={t('noKeychain')} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t('saveLogin')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
