import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { archiveList } from '../app/ask-main.ts';
import { showScreen } from '../app/use-screen.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Tag } from '../failure/notice.tsx';
import { ArchivePlace } from './archive-place.tsx';
import classes from './archives.module.css';

type ArchiveChoice = {
  /** The id of the chosen archive; null while none is. */
  readonly value: string | null;
  readonly onChange: (archive: string | null) => void;
};

/** Chooses an archive where copies are to go; leads to the archives where there is none. */
export function ArchiveChoice({ value, onChange }: ArchiveChoice) {
  const { t } = useTranslation('archives');
  const list = useQuery(archiveList);
  const archives = list.data?.archives ?? [];
  const chosen = archives.find(({ archive }) => archive === value) ?? null;
  if (list.error) return <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />;
  if (list.data && archives.length === 0) {
    return (
      <Stack gap="xs" align="flex-start">
        <Text>{t('chooseNothingThere')}</Text>
        <Button size="compact-sm" variant="default" onClick={() => showScreen('archives')}>
          {t('toArchives')}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap={4}>
      <NativeSelect
        label={t('choose')}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        data={[
          { value: '', label: t('chooseNone') },
          ...archives.map(({ archive, name }) => ({ value: archive, label: name })),
        ]}
      />
      {chosen !== null && (
        <div className={classes.line}>
          <ArchivePlace place={chosen.place} />
          {chosen.reachable === false && <Tag tone="bad">{t('unreachable')}</Tag>}
        </div>
      )}
    </Stack>
  );
}
