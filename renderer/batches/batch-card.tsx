import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, FailureAnswer } from '../../main/contract.ts';
import { AccountMark } from '../app/account-mark.tsx';
import { archiveList } from '../app/ask-main.ts';
import cards from '../app/cards.module.css';
import { useNow } from '../app/use-now.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Tag } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { BatchActs } from './batch-acts.tsx';
import { BatchAfterwards } from './batch-afterwards.tsx';
import { isOpen } from './batch-list.ts';
import { BatchOutcomes } from './batch-outcomes.tsx';
import { BatchProgress } from './batch-progress.tsx';
import { useStateWords } from './batch-words.ts';
import classes from './batches.module.css';
import { OutageNotice } from './outage-notice.tsx';
import { RemovalNotice } from './removal-notice.tsx';

/** One batch: what it does to whom, how far it is, what became of its recordings, and what can be done about it. */
export function BatchCard({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation('batches');
  const formats = useFormats();
  const now = useNow(isOpen(batch));
  const say = useStateWords();
  const archives = useQuery(archiveList).data?.archives;
  const [shown, setShown] = useState(false);
  const deed = useDeed();
  const { kind, counts, state } = batch;
  const standing = say(batch, now);
  const archive = archives?.find((one) => one.archive === batch.archive)?.name ?? t('unknownArchive');
  const counted = t('count', { count: counts.planned, number: formats.count(counts.planned) });
  return (
    <article className={cards.card} aria-label={`${t(`kind.${kind}`)}: ${counted}`} data-batch={batch.batch}>
      <header className={cards.cardHead}>
        <h2 className={cards.cardName}>
          {t(`kind.${kind}`)} · <span className="figures">{counted}</span>
        </h2>
        <Tag tone={standing.tone}>{standing.words}</Tag>
        <BatchActs batch={batch} deed={deed} />
      </header>
      <p className={classes.about}>
        {batch.accounts.map((sid) => (
          <AccountMark key={sid} sid={sid} />
        ))}
        {batch.archive !== null && archives !== undefined && <span>{t('into', { archive })}</span>}
        {batch.startedAt !== null && <span>{t('started', { time: formats.time(batch.startedAt) })}</span>}
        {batch.finishedAt !== null && <span>{t('ended', { time: formats.time(batch.finishedAt) })}</span>}
      </p>
      <RemovalNotice batch={batch} now={now} deed={deed} />
      {batch.failure !== null && <FailureNotice failure={batch.failure} tone={toneOf(batch.failure)} />}
      {batch.waiting !== null && <OutageNotice waiting={batch.waiting} />}
      {deed.failure !== null && <FailureNotice failure={deed.failure} />}
      <BatchProgress batch={batch} />
      {state === 'finished' && !batch.whole && <p className={classes.gaps}>{t('gapsWhy')}</p>}
      {state === 'finished' && batch.whole && counts.kept > 0 && <p className={classes.remark}>{t('wholeWithKept')}</p>}
      {counts.removed > 0 && <BatchAfterwards batch={batch} />}
      <BatchOutcomes batch={batch} shown={shown} onShow={setShown} />
    </article>
  );
}

/** That the program ended is no fault of the batch. */
const toneOf = ({ code }: FailureAnswer) => (code === 'batch-cut-off' ? 'warn' : 'bad');
