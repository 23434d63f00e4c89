import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { ProvePassphrase } from '../lock/prove-passphrase.tsx';
import { VaultDialog } from '../lock/vault-dialog.tsx';
import { Setting, SettingGroup } from './setting.tsx';

/** Where keys, logins and access keys are kept, and the way from one place to the other. */
export function SecretsSettings() {
  const { t } = useTranslation('lock');
  const { secretsIn } = useAppState();
  const [moving, setMoving] = useState(false);
  const vault = secretsIn === 'vault';
  return (
    <SettingGroup title={t('secrets')}>
      <Setting name={t(`secretsIn.${secretsIn}`)} hint={t(`secretsHint.${secretsIn}`)}>
        <Button variant="default" onClick={() => setMoving(true)}>
          {t(vault ? 'toKeychain' : 'toVault')}
        </Button>
      </Setting>
      {vault ? (
        <ProvePassphrase
          opened={moving}
          onClose={() => setMoving(false)}
          title={t('leaveTitle')}
          body={t('leaveBody')}
          label={t('passphraseOfVault')}
          button={t('leave')}
          carryOut={(current) => call('secrets.to-keychain', { current })}
        />
      ) : (
        <VaultDialog opened={moving} onClose={() => setMoving(false)} />
      )}
    </SettingGroup>
  );
}
