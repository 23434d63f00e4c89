import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SecretInput } from '../accounts/secret-input.tsx';
import { Icon } from '../app/icon.tsx';
import { QuitDialog } from '../batches/quit-dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import icon from '../icon.svg';
import classes from './lock-screen.module.css';
import { lockState } from './lock-state.ts';

/** How often it is asked what goes on behind the lock, ms. */
const lookEvery = 2000;

/** All there is while the program is locked: what opens it, and how many batches work behind it. */
export function LockScreen() {
  const { t } = useTranslation('lock');
  const state = useQuery({ ...lockState, refetchInterval: lookEvery }).data;
  const passphrase = useRef<HTMLInputElement>(null);
  const { busy, failure, run, clear } = useDeed();
  const waiting = (state?.waitSeconds ?? 0) > 0;
  const wrong = failure?.code === 'lock-wrong-passphrase' || failure?.code === 'lock-wait';

  const trouble = () => {
    if (waiting) return t(wrong ? 'waiting' : 'waitingStill', { count: state?.waitSeconds });
    return wrong && t('wrong');
  };

  useEffect(() => {
    if (!busy && !waiting) passphrase.current?.focus();
  }, [busy, waiting]);

  const open = (event: FormEvent) => {
    event.preventDefault();
    const typed = passphrase.current?.value ?? '';
    if (typed === '') return;
    void run(async () => {
      try {
        await call('lock.open', { passphrase: typed });
      } finally {
        if (passphrase.current !== null) passphrase.current.value = '';
      }
    });
  };
  const ask = () => run(async () => void (await call('lock.open-by-system', {})));

  return (
    <div className={classes.screen}>
      <main className={classes.middle}>
        <div className={classes.mark}>
          <img src={icon} alt="" />
          <span className={classes.seal}>
            <Icon name="lock" />
          </span>
        </div>
        <h1>{t('title')}</h1>
        <form className={classes.form} onSubmit={open}>
          <SecretInput
            input={passphrase}
            size="md"
            aria-label={t('passphrase')}
            placeholder={t('passphrase')}
            disabled={busy || waiting}
            error={trouble()}
            onTyped={clear}
          />
          <Button type="submit" size="md" fullWidth loading={busy} disabled={waiting}>
            {t('open')}
          </Button>
          {state?.systemMeans && (
            <Button variant="default" size="md" fullWidth onClick={() => void ask()}>
              {t('openBySystem')}
            </Button>
          )}
        </form>
        {failure !== null && !wrong && <FailureNotice failure={failure} />}
        {state?.sessionSealed && <p className={classes.batches}>{t('sessionSealed')}</p>}
        <p className={classes.batches} role="status">
          {state !== undefined && state.batches.working > 0 && t('working', { count: state.batches.working })}
          {state !== undefined && state.batches.resting > 0 && t('resting', { count: state.batches.resting })}
        </p>
        <details className={classes.forgotten}>
          <summary>{t('forgotten')}</summary>
          <p>{t(state?.opensWith === 'vault' ? 'forgottenVault' : 'forgottenLock')}</p>
        </details>
      </main>
      <QuitDialog />
    </div>
  );
}
