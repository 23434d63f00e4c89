import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { answers } from '../app/ask-main.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import { AlertsNotice } from './alerts-notice.tsx';
import { coverageMap, followCoverage } from './ask-coverage.ts';
import classes from './coverage.module.css';
import { CoverageBar } from './coverage-bar.tsx';
import { CoverageTable } from './coverage-table.tsx';

/** Which key opens what: Twilio's alarms, the picture, and the same as a table. */
export function CoverageSection() {
  const { t } = useTranslation('coverage');
  const { moment } = useFormats();
  const map = useQuery(coverageMap);
  useEffect(() => {
    // It was not followed while another screen was shown.
    void answers.invalidateQueries({ queryKey: coverageMap.queryKey });
    return followCoverage();
  }, []);
  return (
    <section className={classes.section} aria-label={t('title')}>
      <AlertsNotice />
      <h2>{t('title')}</h2>
      {map.error && <FailureNotice failure={map.error.failure} onRetry={() => void map.refetch()} />}
      {map.isPending && <p className={classes.quiet}>{t('counting')}</p>}
      {map.data?.total.count === 0 && <p className={classes.quiet}>{t('none')}</p>}
      {map.data && map.data.total.count > 0 && (
        <>
          {map.data.asOf !== null && (
            <p className={classes.quiet} role="status">
              {t('asOf', { moment: moment(map.data.asOf) })}
            </p>
          )}
          <CoverageBar map={map.data} />
          <CoverageTable map={map.data} />
        </>
      )}
    </section>
  );
}
