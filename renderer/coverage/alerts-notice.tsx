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

/** What Twilio has alerted about in the last 30 days, by account and code; and where it could not be asked. */
export function AlertsNotice() {
  const { t } = useTranslation('coverage');
  const { count, moment } = useFormats();
  const { busy, failure, run } = useDeed();
  const found = useQuery(coverageAlerts).data;
  if (found === undefined) return null;
  const kinds = [...Map.groupBy(found.alerts, ({ account, code }) => `${account} ${code}`).values()];
  const unasked = found.fetched.filter((one) => one.failure !== null);
  const askAgain = () =>
    run(async () => {
      for (const { account } of unasked) await call('coverage.fetch-alerts', { account });
    });
  return (
    <>
      {kinds.length > 0 && (
        <Notice tone="bad" role="note" title={t('alerts')}>
          {kinds.map(([newest, ...others]) =>
            newest === undefined ? null : (
              <p key={`${newest.account} ${newest.code}`} className={classes.alert}>
                <AccountMark sid={newest.account} />
                <span>
                  {t(`alert.${newest.code}`, { count: others.length + 1, written: count(others.length + 1) })}
                  {t('lastAlert', { moment: moment(newest.at), code: newest.code })}
                </span>
              </p>
            ),
          )}
          {found.total > found.alerts.length && <p>{t('moreAlerts', { written: count(found.total) })}</p>}
        </Notice>
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
