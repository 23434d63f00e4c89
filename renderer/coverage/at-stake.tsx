import { useTranslation } from 'react-i18next';
import type { CoverageRow } from '../../main/contract.ts';
import { AccountMark } from '../app/account-mark.tsx';
import { useFormats } from '../language/use-formats.ts';
import classes from './coverage.module.css';

/** What would be lost if this key were gone, or is lost as long as it is: how much, where it lies, from when, whose. */
export function AtStake({ row }: { readonly row: CoverageRow }) {
  const { t } = useTranslation('coverage');
  const { count, hours, day } = useFormats();
  const { total, onlyAtTwilio, onlyInArchives, oldest, newest, accounts } = row.atStake;
  if (total.count === 0) return <span className={classes.stake}>{t('nothingLost')}</span>;
  const written = { written: count(total.count), count: total.count, hours: hours(total.seconds) };
  const where = [
    ...(onlyAtTwilio.count > 0 ? [t('onlyAtTwilio', { written: count(onlyAtTwilio.count) })] : []),
    ...(onlyInArchives.count > 0 ? [t('onlyInArchives', { written: count(onlyInArchives.count) })] : []),
  ];
  return (
    <details className={classes.stake}>
      <summary>
        <strong>{t(row.holding === 'have' ? 'wouldBeLost' : 'closed', written)}</strong>
        {where.length > 0 && t('ofThem', { where: where.join(t('and')) })}
      </summary>
      {oldest !== null && newest !== null && <p>{t('fromTo', { oldest: day(oldest), newest: day(newest) })}</p>}
      <ul className={classes.accounts}>
        {accounts.map(({ account, ...share }) => (
          <li key={account}>
            <AccountMark sid={account} />
            <span className="figures">
              {count(share.count)} · {hours(share.seconds)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
