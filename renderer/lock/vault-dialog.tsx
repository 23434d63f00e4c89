import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { lockState } from './lock-state.ts';
import { NewPassphraseForm } from './new-passphrase-form.tsx';

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** Makes a vault file and moves everything that is kept into it. */
export function VaultDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('lock');
  const has = useQuery(lockState).data?.opensWith === 'passphrase';
  return (
    <Dialog opened={opened} onClose={onClose} title={t('vaultTitle')}>
      <NewPassphraseForm
        body={t('vaultBody')}
        button={t('vaultMake')}
        has={has}
        carryOut={(passphrase, current) => call('secrets.to-vault', { passphrase, current })}
        onDone={onClose}
      />
    </Dialog>
  );
}
