import { useTranslation } from 'react-i18next';
import { useAppState } from '../app/use-settings.ts';
import { Notice } from './notice.tsx';

/** Where there is no usable keychain: says why, and with `instead` what becomes of a secret. Otherwise nothing. */
export function NoKeychain({ instead }: { readonly instead: string }) {
  const { t } = useTranslation('failure');
  const { usable, reason } = useAppState().keychain;
  if (usable) return null;
  return (
    <Notice tone="warn" role="note" title={t('noKeychain')}>
      <p>{instead}</p>
      {reason !== null && <p>{t('noKeychainReason', { reason })}</p>}
    </Notice>
  );
}
