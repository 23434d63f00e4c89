import { Button } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { answers } from '../app/ask-main.ts';
import { showScreen } from '../app/use-screen.ts';
import { call, listen } from '../call.ts';
import { useFormats } from '../language/use-formats.ts';

const removalAlarm = queryOptions({ queryKey: ['removals.alarm'], queryFn: () => call('removals.alarm', {}) });

/** What is said above every screen while Twilio has recordings again whose remote copies were removed; otherwise null. */
export function useRemovalAlarm(): string | null {
  const { t } = useTranslation('batches');
  const formats = useFormats();
  const back = useQuery(removalAlarm).data?.back ?? 0;
  useEffect(() => {
    const ask = () => void answers.invalidateQueries({ queryKey: removalAlarm.queryKey });
    const deaf = [listen('removals.back', ask), listen('removals.changed', ask)];
    return () => {
      for (const stop of deaf) stop();
    };
  }, []);
  return back === 0 ? null : t('back', { count: back, number: formats.count(back) });
}

/** The way from the banner to the batches, each of which says what came back of it. */
export function ToBatches() {
  const { t } = useTranslation('batches');
  return (
    <Button variant="default" size="compact-xs" onClick={() => showScreen('batches')}>
      {t('backShow')}
    </Button>
  );
}
