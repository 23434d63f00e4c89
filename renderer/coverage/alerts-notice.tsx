import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AccountMark } from '../app/account-mark.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { coverageAlerts } from './ask-coverage.ts';
import classes from './coverage.module.css';
import { NoteAlarm } from './note-alarm.tsx';
import { NotedBy } from './noted-by.tsx';

/** What Twilio has alerted about in the last 30 days, by account and code; and where it could not be asked. */
export function AlertsNotice() {
  const { t } = useTranslation('coverage');
  const { count, moment } = useFormats();
  const { busy, failure, run } = useDeed();
  const found = useQuery(coverageAlerts).data;
  if (found === undefined) return null;
  const quiet = found.alerts.filter(({ noted }) => noted !== null);
  const loud = found.alerts.filter(({ noted }) => noted === null);
  const unasked = found.fetched.filter((one) => one.failure !== null);
  const askAgain = () =>
    run(async () => {
      for (const { account } of unasked) await call('coverage.fetch-alerts', { account });
    });
  const lineOf = ({ account, code, count: alerts, newest, noted }: (typeof found.alerts)[number]) => (
    <div key={`${account} ${code}`} className={classes.alert}>
      <AccountMark sid={account} />
      <span className={classes.told}>
        {t(`alert.${code}`, { count: alerts, written: count(alerts) })}
        {t('lastAlert', { moment: moment(newest), code })}
      </span>
      {noted === null ? <NoteAlarm alarm={{ account, code }} about={String(code)} /> : <NotedBy noted={noted} />}
    </div>
  );
  return (
    <>
      {loud.length > 0 && (
        <Notice tone="bad" role="note" title={t('alerts')}>
          {loud.map(lineOf)}
        </Notice>
      )}
      {quiet.length > 0 && (
        <details className={classes.quiet}>
          <summary>{t('quietAlerts')}</summary>
          {quiet.map(lineOf)}
        </details>
      )}
      {unasked.length > 0 && (
        <Notice tone="warn" role="note" title={t('notAsked')}>
          {unasked.map(({ account }) => (
            <p key={account}>
              <AccountMark sid={account} />
            </p>
          ))}
          <p>{t('notAskedWhy')}</p>
          {failure && <FailureNotice failure={failure} />}
          <Button mt="xs" size="xs" variant="default" loading={busy} onClick={() => void askAgain()}>
            {t('askAgain')}
          </Button>
        </Notice>
      )}
    </>
  );
}
