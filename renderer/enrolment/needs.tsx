import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import classes from './enrolment.module.css';
import { needsOf } from './enrolment-list.ts';
import { useKeyName } from './use-key-name.ts';

/** What the recordings there are need, in numbers: why an old key is kept when another takes its place. */
export function Needs({ account, newKey }: { readonly account: string; readonly newKey: string | null }) {
  const { t } = useTranslation('enrolment');
  const { count: write, hours } = useFormats();
  const nameOf = useKeyName();
  const needs = useQuery(needsOf(account));
  if (needs.error) return <FailureNotice failure={needs.error.failure} onRetry={() => void needs.refetch()} />;
  if (!needs.data) return null;
  const { keys, unopened, plain } = needs.data;
  const old = keys.filter(({ fingerprint }) => fingerprint !== newKey);
  if (old.length + unopened.count + plain.count === 0) return null;
  const share = ({ count, seconds }: { readonly count: number; readonly seconds: number }) => ({
    ...{ count, written: write(count), hours: hours(seconds) },
  });
  return (
    <section className={classes.needs} aria-label={t('needs')}>
      <h3>{t('needs')}</h3>
      <ul>
        {old.map(({ fingerprint, ...rest }) => (
          <li key={fingerprint}>{t('needsKey', { ...share(rest), name: nameOf(fingerprint) })}</li>
        ))}
        {unopened.count > 0 && <li>{t('needsUnopened', share(unopened))}</li>}
        {plain.count > 0 && <li>{t('needsPlain', share(plain))}</li>}
      </ul>
      {old.length > 0 && newKey !== null && <p>{t('needsOld')}</p>}
    </section>
  );
}
