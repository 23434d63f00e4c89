import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../main/contract.ts';
import { useFormats } from '../language/use-formats.ts';
import { doneOf, isOpen } from './batch-list.ts';
import { rateOf } from './batch-words.ts';
import classes from './batches.module.css';

/** How far a batch is: a bar, and the figures beside it. */
export function BatchProgress({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation('batches');
  const formats = useFormats();
  const { planned } = batch.counts;
  const done = doneOf(batch);
  const rate = rateOf(batch);
  const works = batch.state === 'running' || batch.state === 'grace';
  const facts = [
    t('progress', { done: formats.count(done), planned: formats.count(planned) }),
    ...(batch.bytes > 0 ? [formats.bytes(batch.bytes)] : []),
    ...(works && rate !== null ? [t(rate.per, { rate: formats.count(rate.value) })] : []),
    ...(works && batch.left !== null ? [t('left', { left: formats.length(batch.left) })] : []),
  ];
  return (
    <div className={classes.progress}>
      {isOpen(batch) && (
        <Progress.Root size={6} className={classes.bar}>
          <Progress.Section
            value={planned === 0 ? 0 : (done / planned) * 100}
            aria-label={t('progressLabel')}
            color={batch.state === 'stopped' ? 'red' : 'koe'}
          />
        </Progress.Root>
      )}
      <span className="figures">{facts.join(' · ')}</span>
    </div>
  );
}
