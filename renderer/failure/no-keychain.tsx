import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../app/use-settings.ts';

/** Where there is no usable keychain: says why, and with `instead` what becomes of a secret. Otherwise nothing. */
export function NoKeychain({ instead }: { readonly instead: string }) {
  const { t } = useTranslation('failure');
  const { usable, reason } = useAppState().keychain;
  if (usable) return null;
  return (
    <Alert color="yellow" variant="light" title={t('noKeychain')}>
      <Text size="sm">{instead}</Text>
      {reason && <Text size="sm">{t('noKeychainReason', { reason })}</Text>}
    </Alert>
  );
}
