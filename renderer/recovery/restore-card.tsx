import { useTranslation } from 'react-i18next';
import type { KitCounts, RestoreReport } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { Notice, Tag } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import classes from './recovery.module.css';

const order = [
  ...(['keys', 'accounts', 'archives', 'holds', 'held', 'copies', 'batches'] as const),
  ...(['removals', 'events', 'attestations', 'pairings', 'entries'] as const),
];

/** What came back with the last restore, and what is left to do. */
export function RestoreCard({ of: report }: { readonly of: RestoreReport }) {
  const { t } = useTranslation('recovery');
  const formats = useFormats();
  const interrupted = report.finishedAt === null;
  const title = t(interrupted ? 'restoreInterrupted' : 'restoreDone');
  const said = (counts: KitCounts) => {
    const some = order.filter((name) => counts[name] > 0);
    return some.map((name) => `${t(`counts.${name}`)} ${formats.count(counts[name])}`).join(' · ') || t('none');
  };
  const { ledger, restored } = report;
  return (
    <article className={cards.card} aria-label={title}>
      <header className={cards.cardHead}>
        <h2 className={cards.cardName}>{title}</h2>
        {interrupted && <Tag tone="bad">{t('restoreInterrupted')}</Tag>}
      </header>
      {report.finishedAt === null ? (
        <Notice tone="bad" role="alert">
          <p>
            {t('restoreInterruptedWhy', { made: formats.time(report.madeAt), begun: formats.time(report.begunAt) })}
          </p>
        </Notice>
      ) : (
        <>
          <dl className={cards.facts}>
            <dt>{t('made')}</dt>
            <dd className="figures">
              {t('restoredAt', { made: formats.time(report.madeAt), time: formats.time(report.finishedAt) })}
            </dd>
            <dt>{t('cameBack')}</dt>
            <dd className="figures">{said(restored)}</dd>
            <dt>{t('stayed')}</dt>
            <dd className="figures">{said(report.left)}</dd>
            {ledger.notedTo !== null && (
              <>
                <dt>{t('ledger')}</dt>
                <dd className="figures">
                  {t('older', { noted: formats.count(ledger.notedTo), entries: formats.count(ledger.entries) })}
                </dd>
              </>
            )}
          </dl>
          {report.byHand.length === 0 ? (
            <p>{t('byHandNone')}</p>
          ) : (
            <>
              <h3>{t('byHand')}</h3>
              <ol className={classes.todo}>
                {report.byHand.map((todo) => (
                  <li key={JSON.stringify(todo)}>
                    {t(`todo.${todo.what}`, {
                      name: 'name' in todo ? todo.name : '',
                      shown: 'shown' in todo ? todo.shown : '',
                      planned: 'planned' in todo ? formats.count(todo.planned) : '',
                    })}
                  </li>
                ))}
              </ol>
            </>
          )}
        </>
      )}
    </article>
  );
}
