import { Anchor, CloseButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToBatches, useRemovalAlarm } from '../batches/back-banner.tsx';
import { LeftoverBanner } from '../exports/leftover-banner.tsx';
import { ToLedger, useLedgerAlarm } from '../ledger/ledger-banner.tsx';
import { ToPolicy } from '../policy/policy-banner.tsx';
import { useChangedPolicy } from '../policy/use-changed-policy.ts';
import { useUnread } from '../policy/use-policy.ts';
import { ToUpdates, useNewerVersion } from '../settings/update-banner.tsx';
import classes from './banners.module.css';
import { Icon } from './icon.tsx';
import { showScreen } from './use-screen.ts';
import { useAppState } from './use-settings.ts';

/** What must be known about the whole program, above everything else. Warnings that still hold cannot be dismissed. */
export function Banners() {
  const { t } = useTranslation(['shell', 'policy']);
  const { demo, standIn, secretsIn, vaultMissing, recordKeptAside, indexRebuilt } = useAppState();
  const policyUnread = useUnread();
  const policyChanged = useChangedPolicy();
  const ledgerAlarm = useLedgerAlarm();
  const removalAlarm = useRemovalAlarm();
  const newer = useNewerVersion();
  const updates = useTranslation('updates').t;
  return (
    <div className={classes.banners}>
      {standIn && !demo && <Banner tone="warn">{t('banner.standIn')}</Banner>}
      {secretsIn === 'session' && (
        <Banner tone="warn">
          {t('banner.session')} <ToSecrets />
        </Banner>
      )}
      {vaultMissing && <Banner tone="bad">{t('banner.vaultMissing')}</Banner>}
      {policyUnread !== null && (
        <Banner tone="bad">
          {t('policy:banner')} <ToPolicy />
        </Banner>
      )}
      {policyChanged !== null && (
        <Banner key={policyChanged} tone="info" dismissable>
          {policyChanged}
        </Banner>
      )}
      {ledgerAlarm !== null && (
        <Banner tone="bad">
          {t('banner.ledger', { alarm: ledgerAlarm })} <ToLedger />
        </Banner>
      )}
      {removalAlarm !== null && (
        <Banner tone="bad">
          {removalAlarm} <ToBatches />
        </Banner>
      )}
      {recordKeptAside && (
        <Banner tone="bad" dismissable>
          {t('banner.recordKeptAside')}
        </Banner>
      )}
      {indexRebuilt && (
        <Banner tone="info" dismissable>
          {t('banner.indexRebuilt')}
        </Banner>
      )}
      <LeftoverBanner />
      {newer !== null && (
        <Banner tone="info" dismissable>
          {updates('banner', { version: newer })} <ToUpdates />
        </Banner>
      )}
      {demo && <Banner tone="info">{t('banner.demo')}</Banner>}
    </div>
  );
}

function ToSecrets() {
  const { t } = useTranslation('shell');
  return (
    <Anchor component="button" type="button" size="sm" onClick={() => showScreen('settings')}>
      {t('banner.toSecrets')}
    </Anchor>
  );
}

type BannerProps = {
  readonly tone: 'info' | 'warn' | 'bad';
  readonly dismissable?: boolean;
  readonly children: ReactNode;
};

function Banner({ tone, dismissable = false, children }: BannerProps) {
  const { t } = useTranslation('shell');
  const [shown, setShown] = useState(true);
  if (!shown) return null;
  return (
    <div className={classes.banner} data-tone={tone} role={tone === 'info' ? 'note' : 'alert'}>
      <Icon name={tone === 'info' ? 'info' : 'warning'} />
      <div className={classes.words}>{children}</div>
      {dismissable && <CloseButton size={20} aria-label={t('dismiss')} onClick={() => setShown(false)} />}
    </div>
  );
}
