import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { lockState } from './lock-state.ts';
import { NewPassphraseForm } from './new-passphrase-form.tsx';

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** A passphrase for the lock: the first, or another one. */
export function PassphraseDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('lock');
  const has = (useQuery(lockState).data?.opensWith ?? 'none') !== 'none';
  return (
    <Dialog opened={opened} onClose={onClose} title={t(has ? 'changeTitle' : 'chooseTitle')}>
      <NewPassphraseForm
        body={t('chooseBody')}
        button={t(has ? 'change' : 'choose')}
        has={has}
        carryOut={(passphrase, current) => call('lock.set-passphrase', { passphrase, current })}
        onDone={onClose}
      />
    </Dialog>
  );
}
