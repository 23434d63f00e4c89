import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answers, appState } from '../app/ask-main.ts';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import classes from './choose-place.module.css';
import { VaultDialog } from './vault-dialog.tsx';

/** Where there is no keychain nothing is kept, or put into a file, before the user has said where. */
export function ChoosePlace() {
  const { t } = useTranslation('lock');
  const { reason } = useAppState().keychain;
  const [making, setMaking] = useState(false);
  const { busy, failure, run } = useDeed();
  const askAgain = () => answers.invalidateQueries({ queryKey: appState.queryKey });
  const forSession = () =>
    run(async () => {
      await call('secrets.for-session', {});
      await askAgain();
    });
  return (
    <main className={classes.screen}>
      <div className={classes.middle}>
        <h1>{t('placeTitle')}</h1>
        <p>{reason === null ? t('placeBody') : t('placeBodyBecause', { reason })}</p>
        <div className={classes.ways}>
          <section>
            <h2>{t('placeVault')}</h2>
            <p>{t('placeVaultBody')}</p>
            <Button onClick={() => setMaking(true)}>{t('placeVaultDo')}</Button>
          </section>
          <section>
            <h2>{t('placeSession')}</h2>
            <p>{t('placeSessionBody')}</p>
            <Button variant="default" loading={busy} onClick={() => void forSession()}>
              {t('placeSessionDo')}
            </Button>
          </section>
          <section>
            <h2>{t('placeAgain')}</h2>
            <p>{t('placeAgainBody')}</p>
            <Button variant="default" onClick={() => void askAgain()}>
              {t('placeAgainDo')}
            </Button>
          </section>
        </div>
        {failure && <FailureNotice failure={failure} />}
      </div>
      <VaultDialog opened={making} onClose={() => setMaking(false)} />
    </main>
  );
}
