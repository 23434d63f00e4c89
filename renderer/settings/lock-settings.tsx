import { Button, Group, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput, FailureAnswer } from '../../main/contract.ts';
import { changeSettings, useSettings } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { asFailure } from '../failure/as-failure.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { lockState } from '../lock/lock-state.ts';
import { PassphraseDialog } from '../lock/passphrase-dialog.tsx';
import { ProvePassphrase } from '../lock/prove-passphrase.tsx';
import { Setting, SettingGroup } from './setting.tsx';

/** Minutes to choose from; 0: never. */
const waits = [1, 5, 10, 15, 30, 60, 0];

/** Whether the program locks, when, and what goes on behind the lock. */
export function LockSettings() {
  const { t } = useTranslation('lock');
  const { lockAfter, batchesGoOn } = useSettings();
  const opensWith = useQuery(lockState).data?.opensWith ?? 'none';
  const [dialog, setDialog] = useState<'passphrase' | 'remove' | null>(null);
  const [failure, setFailure] = useState<FailureAnswer | null>(null);
  const failed = (error: unknown) => setFailure(asFailure(error));
  const change = (settings: CallInput<'settings.change'>) => {
    setFailure(null);
    changeSettings(settings).catch(failed);
  };
  const none = opensWith === 'none';
  return (
    <SettingGroup title={t('settings')}>
      <Setting name={t('passphraseOfLock')} hint={t(`opensWith.${opensWith}`)}>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={() => setDialog('passphrase')}>
            {t(none ? 'chooseMore' : 'changeMore')}
          </Button>
          {opensWith === 'passphrase' && (
            <Button variant="default" onClick={() => setDialog('remove')}>
              {t('removeMore')}
            </Button>
          )}
        </Group>
      </Setting>
      <Setting name={t('after')} hint={t('afterHint')}>
        <Select
          aria-label={t('after')}
          w={160}
          allowDeselect={false}
          disabled={none}
          value={String(lockAfter)}
          data={[...new Set([...waits, lockAfter])].map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? t('never') : t('minutes', { count: minutes }),
          }))}
          onChange={(value) => value !== null && change({ lockAfter: Number(value) })}
        />
      </Setting>
      <Setting name={t('batchesGoOn')} hint={t('batchesGoOnHint')}>
        <Switch
          aria-label={t('batchesGoOn')}
          disabled={none}
          checked={batchesGoOn}
          onChange={({ currentTarget }) => change({ batchesGoOn: currentTarget.checked })}
        />
      </Setting>
      <Setting name={t('now')}>
        <Button variant="default" disabled={none} onClick={() => void call('lock.now', {}).catch(failed)}>
          {t('lockNow')}
        </Button>
      </Setting>
      {failure !== null && <FailureNotice failure={failure} />}
      <PassphraseDialog opened={dialog === 'passphrase'} onClose={() => setDialog(null)} />
      <ProvePassphrase
        opened={dialog === 'remove'}
        onClose={() => setDialog(null)}
        title={t('removeTitle')}
        body={t('removeBody')}
        label={t('current')}
        button={t('remove')}
        colour="red"
        carryOut={(current) => call('lock.remove-passphrase', { current })}
      />
    </SettingGroup>
  );
}
