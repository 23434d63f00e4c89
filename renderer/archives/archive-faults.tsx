import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Archive } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFailureWords } from '../failure/use-failure-words.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './archives.module.css';

/** So many are shown; the report has all. */
const mostShown = 200;

/** What is not in order in an archive, one by one; saves the whole as a report. */
export function ArchiveFaults({ of: archive }: { readonly of: Archive }) {
  const { t } = useTranslation('archives');
  const { count } = useFormats();
  const words = useFailureWords();
  const [saved, setSaved] = useState(false);
  const { busy, failure, run } = useDeed();
  const found = useQuery({
    queryKey: ['archives.faults', archive.archive],
    queryFn: () => call('archives.faults', { archive: archive.archive }),
    gcTime: 0,
  });
  const faults = found.data?.faults ?? [];
  const shown = faults.slice(0, mostShown);
  const save = () =>
    run(async () => setSaved((await call('archives.save-report', { archive: archive.archive })).saved));
  return (
    <Stack gap="md">
      {found.error && <FailureNotice failure={found.error.failure} onRetry={() => void found.refetch()} />}
      {found.data && faults.length === 0 && <Text>{t('faultsNone')}</Text>}
      {shown.some(({ sid }) => sid !== null) && <Text>{t('faultsWhatToDo')}</Text>}
      {shown.length > 0 && (
        <ul className={classes.faults}>
          {shown.map(({ sid, name, failure: fault }) => {
            const { title: said, details } = words(fault);
            // What a batch says of a recording without a copy is not what became of this one.
            const title = fault.code === 'copy-missing' ? t('faultMissing') : said;
            return (
              <li key={name} className={classes.fault}>
                <div className={classes.place}>{sid ?? name}</div>
                <div>{sid === null ? `${t('notACopy')}: ${title}` : title}</div>
                {details !== '' && <div className={classes.quiet}>{details}</div>}
              </li>
            );
          })}
        </ul>
      )}
      {faults.length > shown.length && (
        <Text c="dimmed">{t('faultsMore', { shown: count(shown.length), total: count(faults.length) })}</Text>
      )}
      {saved && <Notice tone="good" role="status" title={t('reportSaved')} />}
      {failure && <FailureNotice failure={failure} />}
      <DialogFoot>
        <Button variant="default" data-autofocus loading={busy} onClick={() => void save()}>
          {t('saveReport')}
        </Button>
      </DialogFoot>
    </Stack>
  );
}
