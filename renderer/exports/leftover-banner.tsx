import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { exportLeftovers } from '../app/ask-main.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './leftover-banner.module.css';

/** So many files are named; of the rest their number is told. */
const mostNamed = 3;

/** What an export that was killed left half-written, unprotected: named, and removed when the user says so. */
export function LeftoverBanner() {
  const { t } = useTranslation('exports');
  const formats = useFormats();
  const left = useQuery(exportLeftovers);
  const removing = useDeed();
  const files = left.data?.files ?? [];
  if (files.length === 0) return null;
  const remove = () =>
    removing.run(async () => {
      await call('exports.remove-leftovers', {});
      await left.refetch();
    });
  const unnamed = files.length - mostNamed;
  return (
    <div className={classes.banner}>
      <Notice
        tone="warn"
        role="alert"
        title={t('leftTitle', { count: files.length, number: formats.count(files.length) })}
      >
        <p>{t('leftBody')}</p>
        <ul className={classes.files}>
          {files.slice(0, mostNamed).map(({ id, shown }) => (
            <li key={id}>{shown}</li>
          ))}
          {unnamed > 0 && <li>{t('leftMore', { count: unnamed, number: formats.count(unnamed) })}</li>}
        </ul>
        <Button size="compact-sm" variant="default" loading={removing.busy} onClick={remove}>
          {t('leftRemove')}
        </Button>
      </Notice>
      {removing.failure !== null && <FailureNotice failure={removing.failure} onRetry={remove} />}
    </div>
  );
}
