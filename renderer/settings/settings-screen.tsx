import { useTranslation } from 'react-i18next';
import { PolicySection } from '../policy/policy-section.tsx';
import { AboutProgram } from './about-program.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { CacheSettings } from './cache-settings.tsx';
import { LockSettings } from './lock-settings.tsx';
import { PriceSettings } from './price-settings.tsx';
import { ProxySettings } from './proxy-settings.tsx';
import { SecretsSettings } from './secrets-settings.tsx';
import classes from './settings-screen.module.css';
import { UpdateSettings } from './update-settings.tsx';

export function SettingsScreen() {
  const { t } = useTranslation('settings');
  return (
    <div className={classes.screen}>
      <h1 className={classes.title}>{t('title')}</h1>
      <AppearanceSettings />
      <LockSettings />
      <SecretsSettings />
      <CacheSettings />
      <PriceSettings />
      <ProxySettings />
      <UpdateSettings />
      <PolicySection />
      <AboutProgram />
    </div>
  );
}
