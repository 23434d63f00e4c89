import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../app/use-settings.ts';
import { LeaveVault } from '../lock/leave-vault.tsx';
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
        <LeaveVault opened={moving} onClose={() => setMoving(false)} />
      ) : (
        <VaultDialog opened={moving} onClose={() => setMoving(false)} />
      )}
    </SettingGroup>
  );
}
