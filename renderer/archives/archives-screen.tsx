import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { archiveList } from '../app/ask-main.ts';
import cards from '../app/cards.module.css';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { ArchiveCard } from './archive-card.tsx';
import { type ArchiveDeed, ArchiveDialogs } from './archive-dialogs.tsx';
import classes from './archives.module.css';

/** The places for sealed copies: what lies in each, how it is, and all that can be done with it. */
export function ArchivesScreen() {
  const { t } = useTranslation('archives');
  const list = useQuery(archiveList);
  const [deed, setDeed] = useState<ArchiveDeed | null>(null);
  const archives = list.data?.archives ?? [];
  return (
    <div className={cards.screen}>
      <header className={cards.head}>
        <h1>{t('title')}</h1>
        {archives.length > 0 && (
          <Button ml="auto" onClick={() => setDeed({ task: 'add' })}>
            {t('add')}
          </Button>
        )}
      </header>
      <p className={classes.intro}>{t('intro')}</p>
      {list.error && <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />}
      {list.data && archives.length === 0 && (
        <div className={cards.empty}>
          <Text fw={600}>{t('none')}</Text>
          <Text c="dimmed" mb="md">
            {t('noneWhatToDo')}
          </Text>
          <Button onClick={() => setDeed({ task: 'add' })}>{t('add')}</Button>
        </div>
      )}
      {archives.map((archive) => (
        <ArchiveCard
          key={archive.archive}
          archive={archive}
          task={list.data?.tasks.find((task) => task.archive === archive.archive) ?? null}
          onTask={(task) => setDeed({ task, archive })}
        />
      ))}
      <ArchiveDialogs deed={deed} onDeed={setDeed} />
    </div>
  );
}
