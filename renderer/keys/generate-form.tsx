import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../main/contract.ts';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { NoKeychain } from '../failure/no-keychain.tsx';
import { NameForm } from './name-form.tsx';

/** Makes a new pair; what comes next is the registration of its public half. */
export function GenerateForm({ onMade }: { readonly onMade: (key: Key) => void }) {
  const { t } = useTranslation('keys');
  const { keychain } = useAppState();
  return (
    <NameForm
      first=""
      button={t('generateNow')}
      onName={async (name) => onMade(await call('keys.generate', { name, sessionOnly: !keychain.usable }))}
    >
      <Text>{t('generateWhy')}</Text>
      <NoKeychain instead={t('noKeychainBody')} />
    </NameForm>
  );
}
