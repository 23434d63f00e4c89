import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../main/contract.ts';
import { call } from '../call.ts';
import { useFailureWords } from '../failure/use-failure-words.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './batches.module.css';

/** The reasons of a batch's gaps, each once with how many it concerns and what can be done. */
export function BatchReasons({ batch: { batch } }: { readonly batch: Batch }) {
  const { t } = useTranslation('batches');
  const formats = useFormats();
  const say = useFailureWords();
  const { data } = useQuery({
    queryKey: ['batches.reasons', batch],
    queryFn: async () => (await call('batches.reasons', { batch })).reasons,
  });
  if (data === undefined || data.length === 0) return null;
  return (
    <>
      <h3 className={classes.subhead}>{t('reasons')}</h3>
      <ul className={classes.reasons}>
        {data.map(({ outcome, failure, count }) => {
          const words = say(failure);
          return (
            <li key={`${outcome} ${failure.code} ${JSON.stringify(failure.facts)}`}>
              <span className={`${classes.many} figures`}>{formats.count(count)}</span>
              <span>
                <strong>{words.title}</strong> ({t(`outcome.${outcome}`)}) {words.details}
                <br />
                <span className={classes.quiet}>{words.remedy}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
