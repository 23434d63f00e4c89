import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput, FailureAnswer } from '../../main/contract.ts';
import { changeSettings, useSettings } from '../app/use-settings.ts';
import { asFailure } from '../failure/as-failure.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Setting, SettingGroup } from './setting.tsx';

export function AppearanceSettings() {
  const { t } = useTranslation('settings');
  const { language, theme, clock } = useSettings();
  const [failure, setFailure] = useState<FailureAnswer | null>(null);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');
  const change = (settings: CallInput<'settings.change'>) => {
    setFailure(null);
    changeSettings(settings).catch((error: unknown) => setFailure(asFailure(error)));
  };
  return (
    <SettingGroup title={t('appearance')}>
      <Setting name={t('language')}>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          data={(['system', 'en', 'ja'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
          onChange={(value) => change({ language: value })}
        />
      </Setting>
      <Setting name={t('theme')}>
        <SegmentedControl
          aria-label={t('theme')}
          value={theme}
          data={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
          onChange={(value) => change({ theme: value })}
        />
      </Setting>
      <Setting name={t('clock')} hint={t('clockHint', { zone })}>
        <SegmentedControl
          aria-label={t('clock')}
          value={clock}
          data={(['local', 'utc'] as const).map((value) => ({ value, label: t(`clocks.${value}`) }))}
          onChange={(value) => change({ clock: value })}
        />
      </Setting>
      {failure !== null && <FailureNotice failure={failure} />}
    </SettingGroup>
  );
}
