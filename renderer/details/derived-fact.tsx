import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../main/contract.ts';
import { call } from '../call.ts';
import { asFailure } from '../failure/as-failure.ts';
import { useFailureWords } from '../failure/use-failure-words.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './details-pane.module.css';
import { Fact } from './facts.tsx';

/** What hangs on a recording at Twilio. It takes requests of its own, so it is asked for when somebody wants to know. */
export function DerivedFact({ recording: { sid } }: { readonly recording: Recording }) {
  const { t } = useTranslation('details');
  const formats = useFormats();
  const words = useFailureWords();
  const [wanted, setWanted] = useState<string | null>(null);
  const asked = useQuery({
    queryKey: ['removals.derived', sid],
    queryFn: () => call('removals.derived', { sid }),
    enabled: wanted === sid,
    retry: false,
    gcTime: 10_000,
  });
  const count = asked.data?.count;
  return (
    <Fact name={t('derived')} note={t('derivedNote')}>
      {count === undefined ? (
        <Button
          size="compact-xs"
          variant="default"
          loading={asked.isFetching}
          onClick={() => (wanted === sid ? void asked.refetch() : setWanted(sid))}
        >
          {t('derivedAsk')}
        </Button>
      ) : (
        <span className="figures">
          {count === 0 ? t('derivedNone') : t('derivedCount', { count, number: formats.count(count) })}
        </span>
      )}
      {asked.error !== null && <p className={classes.noKey}>{words(asFailure(asked.error)).title}</p>}
    </Fact>
  );
}
