import { Button, Checkbox, Group, Progress, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventPayload } from '../../main/contract.ts';
import { answers, archiveList } from '../app/ask-main.ts';
import cards from '../app/cards.module.css';
import { call, listen } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { ComparisonReport } from './comparison-report.tsx';

const lastComparison = {
  queryKey: ['reconcile.last'],
  queryFn: async () => (await call('reconcile.last', {})).comparison,
} as const;

/** Twilio, archives and removals held against each other, and what to do about where they differ. */
export function ReconcileScreen() {
  const { t } = useTranslation('reconcile');
  const archives = useQuery(archiveList).data?.archives ?? [];
  const last = useQuery(lastComparison);
  const [archive, setArchive] = useState('');
  const [fresh, setFresh] = useState(false);
  const { busy, failure, run } = useDeed();
  const compare = () =>
    void run(async () => {
      const made = await call('reconcile.compare', { archive: archive === '' ? null : archive, fresh });
      answers.setQueryData(lastComparison.queryKey, made);
    });
  return (
    <div className={cards.screen}>
      <header className={cards.head}>
        <h1>{t('title')}</h1>
      </header>
      <Text c="dimmed">{t('intro')}</Text>
      <Group align="flex-end" gap="md">
        <Select
          label={t('archive')}
          w={280}
          allowDeselect={false}
          data={[
            { value: '', label: t('allArchives') },
            ...archives.map(({ archive: value, name }) => ({ value, label: name })),
          ]}
          value={archive}
          onChange={(value) => setArchive(value ?? '')}
        />
        <Button loading={busy} onClick={compare}>
          {t('compare')}
        </Button>
        {busy && (
          <Button variant="default" onClick={() => void call('reconcile.cancel', {}).catch(() => undefined)}>
            {t('cancel')}
          </Button>
        )}
      </Group>
      <Checkbox
        label={t('fresh')}
        description={t('freshHint')}
        checked={fresh}
        onChange={(event) => setFresh(event.currentTarget.checked)}
      />
      {busy && <Under />}
      {failure && <FailureNotice failure={failure} onRetry={compare} />}
      {last.data && <ComparisonReport comparison={last.data} key={last.data.comparison} />}
      {last.data === null && !busy && (
        <div className={cards.empty}>
          <Text fw={600}>{t('none')}</Text>
          <Text c="dimmed">{t('noneWhatToDo')}</Text>
        </div>
      )}
    </div>
  );
}

/** How far a comparison is. */
function Under() {
  const { t } = useTranslation('reconcile');
  const formats = useFormats();
  const [progress, setProgress] = useState<EventPayload<'reconcile.progress'>>();
  useEffect(() => listen('reconcile.progress', setProgress), []);
  if (progress === undefined) return null;
  const { step, done, total } = progress;
  const words = t(`step.${step}`, { done: formats.count(done), total: formats.count(total ?? 0) });
  return (
    <div>
      <Text className="figures">{words}</Text>
      {total !== null && total > 0 && <Progress size={6} mt={4} value={(done / total) * 100} aria-label={words} />}
    </div>
  );
}
