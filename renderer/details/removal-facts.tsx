import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp, Recording } from '../../main/contract.ts';
import { call, listen } from '../call.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './details-pane.module.css';
import { Fact, Facts } from './facts.tsx';

/** What became of a remote copy Koekura removed: asked, answered, seen since. Nothing where it removed none. */
export function RemovalFacts({ recording: { sid } }: { readonly recording: Recording }) {
  const { data, refetch } = useQuery({
    queryKey: ['removals.of', sid],
    queryFn: () => call('removals.of', { sid }),
    gcTime: 10_000,
  });
  useEffect(() => listen('removals.changed', () => void refetch()), [refetch]);
  const removal = data?.removal ?? null;
  return removal === null ? null : <Removal removal={removal} />;
}

function Removal({ removal }: { readonly removal: FollowUp }) {
  const { t } = useTranslation('details');
  const { time } = useFormats();
  const { askedAt, answer, goneAt, deletedAt, absentAt, event, backAt } = removal;
  const seen = { removalGone: goneAt, removalDeleted: deletedAt, removalAbsent: absentAt } as const;
  return (
    <Facts title={t('removal')}>
      <Fact name={t('removalAsked')}>{time(askedAt)}</Fact>
      <Fact name={t('removalAnswer')}>
        {t(answer === 204 ? 'removalAnswer204' : answer === 404 ? 'removalAnswer404' : 'removalAnswerLost')}
      </Fact>
      {(['removalGone', 'removalDeleted', 'removalAbsent'] as const).map((name) => (
        <Fact key={name} name={t(name)}>
          {seen[name] === null ? <span className={classes.quiet}>{t('removalNotYet')}</span> : time(seen[name])}
        </Fact>
      ))}
      <Fact name={t('removalEvent')}>
        {event === null ? (
          <span className={classes.quiet}>{t('removalNotYet')}</span>
        ) : (
          <span className={classes.sidText}>{event}</span>
        )}
      </Fact>
      {backAt !== null && (
        <Fact name={t('removalBack')}>
          <span className={classes.noKey}>{time(backAt)}</span>
        </Fact>
      )}
    </Facts>
  );
}
