import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Archive, ArchiveTask } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { ArchiveFacts } from './archive-facts.tsx';
import classes from './archives.module.css';
import { TaskLine } from './task-line.tsx';

export type ArchiveCardTask = 'rename' | 'forget' | 'preflight' | 'check' | 'faults' | 'rewrap' | 'keys';
type ArchiveCard = {
  readonly archive: Archive;
  readonly task: ArchiveTask | null;
  readonly onTask: (task: ArchiveCardTask) => void;
};

/** One archive: everything known of it, what is under way there, and what can be done with it. */
export function ArchiveCard({ archive, task, onTask }: ArchiveCard) {
  const { t } = useTranslation('archives');
  const { t: tb } = useTranslation('buckets');
  const { busy, failure, run } = useDeed();
  const working = task?.state === 'running';
  const open = () => run(async () => void (await call('archives.open', { archive: archive.archive })));
  return (
    <article className={cards.card} aria-label={archive.name}>
      <header className={cards.cardHead}>
        <h2 className={cards.cardName}>{archive.name}</h2>
        <Group gap={4} ml="auto" justify="flex-end">
          {archive.place.kind === 's3' && archive.place.credentials === 'key' && (
            <Button variant="subtle" color="gray" fw={500} onClick={() => onTask('keys')}>
              {tb('changeKeys')}
            </Button>
          )}
          <Button variant="subtle" color="gray" fw={500} onClick={() => onTask('rename')}>
            {t('rename')}
          </Button>
          <Button
            variant="subtle"
            color="red"
            c="var(--bad)"
            fw={500}
            disabled={working}
            onClick={() => onTask('forget')}
          >
            {t('forget')}
          </Button>
        </Group>
      </header>
      <ArchiveFacts archive={archive} working={working} onTask={onTask} />
      {failure && <FailureNotice failure={failure} />}
      {task && <TaskLine task={task} onFaults={() => onTask('faults')} />}
      <div className={classes.deeds}>
        <Button variant="default" disabled={working} onClick={() => onTask('check')}>
          {t('readBack')}
        </Button>
        <Button variant="default" disabled={working} loading={busy} title={t('openHint')} onClick={() => void open()}>
          {t('open')}
        </Button>
        <Button variant="default" disabled={working} onClick={() => onTask('rewrap')}>
          {t('rewrap')}
        </Button>
      </div>
    </article>
  );
}
