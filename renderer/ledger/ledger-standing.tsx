import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerVerdict } from '../../main/contract.ts';
import { answers } from '../app/ask-main.ts';
import { call, listen } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { AcceptLedger } from './accept-ledger.tsx';
import { ledgerStanding } from './ask-ledger.ts';
import classes from './ledger.module.css';
import { toneOf, useStandingWords } from './use-standing-words.ts';

/** How the ledger stands, with what can be done: check it now, take it out, go on from it where its end is missing. */
export function LedgerStanding({ onShow }: { readonly onShow: (number: number) => void }) {
  const { t } = useTranslation('ledger');
  const { count, time } = useFormats();
  const words = useStandingWords();
  const verdict = useQuery(ledgerStanding).data?.verdict ?? null;
  const progress = useVerifying();
  const [accepting, accept] = useState(false);
  const checking = useDeed();
  const saving = useDeed();
  const [saved, setSaved] = useState(false);

  const verify = () =>
    checking.run(async () => {
      answers.setQueryData(ledgerStanding.queryKey, { verdict: await call('ledger.verify', {}) });
    });
  const save = () =>
    saving.run(async () => {
      setSaved(false);
      setSaved((await call('ledger.save-as', {})).saved);
    });
  const busy = checking.busy || verdict === null;
  const told = verdict === null ? null : words(verdict);
  return (
    <section className={classes.standing} aria-label={t('standing.title')}>
      <Notice
        tone={verdict === null ? 'good' : toneOf(verdict)}
        role="status"
        title={busy && progress !== null ? said(t, count, progress) : (told?.title ?? t('standing.checking'))}
      >
        {busy && progress !== null && (
          <Progress size="sm" value={(100 * progress.done) / Math.max(1, progress.total)} aria-label={t('verify')} />
        )}
        {told?.details.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {verdict !== null && (
          <p className={classes.quiet}>{t('standing.checkedAt', { time: time(verdict.checkedAt) })}</p>
        )}
        <div className={classes.deeds}>
          <Button variant="default" loading={checking.busy} onClick={() => void verify()}>
            {t('verify')}
          </Button>
          <Button variant="default" loading={saving.busy} onClick={() => void save()}>
            {t('export')}
          </Button>
          {misfitOf(verdict) !== null && (
            <Button variant="default" onClick={() => onShow(misfitOf(verdict) ?? 0)}>
              {t('standing.show', { number: misfitOf(verdict) })}
            </Button>
          )}
          {verdict !== null && canBeAccepted(verdict) && (
            <Button variant="light" color="red" onClick={() => accept(true)}>
              {t('accept')}
            </Button>
          )}
        </div>
        <div aria-live="polite">{saved && <p>{t('exported')}</p>}</div>
      </Notice>
      {checking.failure !== null && <FailureNotice failure={checking.failure} />}
      {saving.failure !== null && <FailureNotice failure={saving.failure} />}
      {verdict !== null && (
        <AcceptLedger opened={accepting} onClose={() => accept(false)} newKey={verdict.key === 'missing'} />
      )}
    </section>
  );
}

type Progressing = { readonly done: number; readonly total: number };

function said(t: ReturnType<typeof useTranslation<'ledger'>>['t'], count: (n: number) => string, at: Progressing) {
  return t('standing.checkingSoFar', { done: count(at.done), total: count(at.total) });
}

/** How far a check is that is under way. */
function useVerifying(): Progressing | null {
  const [progress, setProgress] = useState<Progressing | null>(null);
  useEffect(() => {
    const stops = [listen('ledger.verifying', setProgress), listen('ledger.checked', () => setProgress(null))];
    return () => stops.forEach((stop) => void stop());
  }, []);
  return progress;
}

/** The entry to look at. */
function misfitOf(verdict: LedgerVerdict | null): number | null {
  if (verdict === null) return null;
  return verdict.firstMisfit ?? (verdict.state === 'replaced' ? verdict.expected : null);
}

function canBeAccepted({ state, key }: LedgerVerdict): boolean {
  return state === 'cut' || state === 'replaced' || (key === 'missing' && state !== 'broken');
}
