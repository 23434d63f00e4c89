import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFoot } from '../accounts/dialog.tsx';
import { SecretInput } from '../accounts/secret-input.tsx';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { NoKeychain } from '../failure/no-keychain.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { nameFromSource, shortFingerprint } from './short-fingerprint.ts';
import type { PendingKey } from './use-import.ts';

type ImportForm = { readonly pending: PendingKey; readonly onDone: (name: string) => void };

/** Names a key that was read and opens it with its passphrase where it has one; then it goes into the keychain. */
export function ImportForm({ pending, onDone }: ImportForm) {
  const { t } = useTranslation('keys');
  const { keychain } = useAppState();
  const fromClipboard = pending.source === 'clipboard';
  const [name, setName] = useState(fromClipboard ? '' : nameFromSource(pending.source));
  const [tried, setTried] = useState(false);
  const passphrase = useRef<HTMLInputElement>(null);
  const { busy, failure, run, clear } = useDeed();
  const locked = pending.state === 'needs-passphrase';

  const importKey = () =>
    run(async () => {
      await call('keys.import', {
        pending: pending.pending,
        name: name.trim(),
        passphrase: passphrase.current?.value || null,
        sessionOnly: !keychain.usable,
      });
      if (passphrase.current) passphrase.current.value = '';
      onDone(name.trim());
    });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!busy && name.trim() !== '') void importKey();
      }}
    >
      <Stack gap="md">
        <Text>
          {t('found', { source: fromClipboard ? t('fromClipboard') : pending.source })}
          {pending.bits !== null && ` · ${t('foundKey', { bits: pending.bits })}`}
          {pending.fingerprint !== null && ` · ${shortFingerprint(pending.fingerprint)}`}
        </Text>
        {locked && <SecretInput input={passphrase} label={t('passphrase')} data-autofocus onTyped={clear} />}
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          data-autofocus={locked ? undefined : true}
          maxLength={64}
          value={name}
          error={tried && name.trim() === '' ? t('nameMissing') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NoKeychain instead={t('noKeychainBody')} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t('importNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
