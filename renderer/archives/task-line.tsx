import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ArchiveTask } from '../../main/contract.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import classes from './archives.module.css';

type TaskLine = { readonly task: ArchiveTask; readonly onFaults: () => void };

/** Something long that goes over an archive: how far it is, or how it ended. */
export function TaskLine({ task, onFaults }: TaskLine) {
  const { t } = useTranslation('archives');
  const { count, bytes } = useFormats();
  if (task.state === 'running') {
    const done = count(task.done);
    const total = task.total === null ? null : count(task.total);
    const far = total === null ? t('progressUnknown', { done }) : t('progress', { done, total });
    return (
      <div className={classes.task} role="status">
        <span>
          {t(`task.${task.task}`)}:{' '}
          <span className="figures">{task.bytes > 0 ? `${far} · ${bytes(task.bytes)}` : far}</span>
        </span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void call('archives.cancel-task', { archive: task.archive })}
        >
          {t('stop')}
        </Button>
        <Progress
          className={classes.bar}
          size="sm"
          aria-label={t(`task.${task.task}`)}
          value={task.total === null || task.total === 0 ? 100 : (task.done / task.total) * 100}
          animated={task.total === null}
        />
      </div>
    );
  }
  if (task.state === 'failed' && task.failure) return <FailureNotice failure={task.failure} />;
  const good = t('allGood', { count: task.good, written: count(task.good) });
  const bad = t('someBad', { count: task.bad, written: count(task.bad) });
  const tone = task.state === 'cancelled' ? 'warn' : task.bad > 0 ? 'bad' : 'good';
  return (
    <Notice tone={tone} role="status" title={t(`${task.state === 'cancelled' ? 'stopped' : 'ended'}.${task.task}`)}>
      <p className="figures">{task.bad > 0 ? `${good} ${bad}` : good}</p>
      {task.bad > 0 && (
        <Button size="compact-sm" variant="default" onClick={onFaults}>
          {t('showFaults')}
        </Button>
      )}
    </Notice>
  );
}
