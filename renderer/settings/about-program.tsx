import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { Setting, SettingGroup } from './setting.tsx';

export function AboutProgram() {
  const { t } = useTranslation('settings');
  const { version, standIn, demo } = useAppState();
  return (
    <SettingGroup title={t('about')}>
      <Setting name={t('version')}>
        <span className="figures">{version}</span>
      </Setting>
      <Setting name={t('shell')}>{t(standIn ? 'shellStandIn' : 'shellElectron')}</Setting>
      <Setting name={t('data')}>{t(demo ? 'dataDemo' : 'dataReal')}</Setting>
      <Setting name={t('help')}>
        <Button variant="default" onClick={() => call('app.help', { topic: 'recordings' }).catch(() => undefined)}>
          {t('recordingsHelp')}
        </Button>
      </Setting>
    </SettingGroup>
  );
}
