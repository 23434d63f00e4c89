import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectForm } from '../accounts/connect-form.tsx';
import { Dialog } from '../accounts/dialog.tsx';
import { showScreen } from '../app/use-screen.ts';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import icon from '../icon.svg';
import classes from './welcome.module.css';

/** The first thing seen, while no account is connected: what this is, and the two ways to begin. */
export function WelcomeScreen() {
  const { t } = useTranslation('welcome');
  const accounts = useTranslation('accounts');
  const { canLookAround } = useAppState();
  const [connecting, setConnecting] = useState(false);
  const { busy, failure, run } = useDeed();
  const lookAround = () =>
    run(async () => {
      await call('app.look-around', {});
    });
  return (
    <div className={classes.welcome}>
      <div className={classes.middle}>
        <img className={classes.mark} src={icon} alt="" />
        <h1>
          {t('title')}{' '}
          <span lang="ja" className={classes.kana}>
            {t('kana')}
          </span>
        </h1>
        <p className={classes.what}>{t('what')}</p>
        <p className={classes.promise}>{t('promise')}</p>
        <div className={classes.ways}>
          <div>
            <Button size="sm" fullWidth onClick={() => setConnecting(true)}>
              {t('connect')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('connectHint')}
            </Text>
          </div>
          <div>
            <Button size="sm" fullWidth variant="default" onClick={() => showScreen('recovery')}>
              {t('restore')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('restoreHint')}
            </Text>
          </div>
          {canLookAround && (
            <div>
              <Button size="sm" fullWidth variant="default" loading={busy} onClick={() => void lookAround()}>
                {t('lookAround')}
              </Button>
              <Text size="xs" c="dimmed">
                {t('lookAroundHint')}
              </Text>
            </div>
          )}
        </div>
        {failure && <FailureNotice failure={failure} onRetry={() => void lookAround()} />}
      </div>
      <Dialog opened={connecting} onClose={() => setConnecting(false)} title={accounts.t('connectTitle')}>
        <ConnectForm accounts={[]} onDone={() => setConnecting(false)} />
      </Dialog>
    </div>
  );
}
