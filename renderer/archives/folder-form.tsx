import { Button, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { ArchiveNameField } from './archive-name-field.tsx';
import classes from './archives.module.css';
import { Findings } from './findings.tsx';

type Chosen = { readonly pending: string; readonly shown: string; readonly found: boolean };

type FolderFormProps = {
  /** The folder of an archive the system handed over: it is chosen already. */
  readonly handed: { readonly pending: string; readonly shown: string } | null;
  readonly onDone: () => void;
};

/** Chooses a folder, tries it, and makes it an archive or opens the one that lies there. */
export function FolderForm({ handed, onDone }: FolderFormProps) {
  const { t } = useTranslation('archives');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, run } = useDeed();
  const inTheWay = findings?.some(({ verdict }) => verdict === 'bad') ?? false;
  const choose = () =>
    run(async () => {
      const { pending, shown, found } = await call('archives.choose-folder', {});
      if (pending !== null && shown !== null) await look({ pending, shown, found });
    });
  const look = async (folder: Chosen) => {
    setChosen(folder);
    setFindings(null);
    if (name === '') setName(folder.shown.split(/[\\/]/).at(-1)?.slice(0, 64) ?? '');
    setFindings((await call('archives.try-folder', { pending: folder.pending })).findings);
  };
  const lookAtHanded = useRef(() => {
    if (handed !== null) void run(() => look({ ...handed, found: true }));
  });
  useEffect(() => lookAtHanded.current(), []);
  const add = (pending: string) =>
    run(async () => {
      await call('archives.add-folder', { pending, name: name.trim() });
      onDone();
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (chosen !== null && findings !== null && !inTheWay && !busy && name.trim() !== '') void add(chosen.pending);
      }}
    >
      <Stack gap="md">
        {chosen === null ? (
          <>
            <Text c="dimmed">{t('folderHint')}</Text>
            <Button variant="default" data-autofocus loading={busy} onClick={() => void choose()}>
              {t('chooseFolder')}
            </Button>
          </>
        ) : (
          <div className={classes.chosen}>
            <span className={classes.place}>{chosen.shown}</span>
            <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void choose()}>
              {t('chooseAnother')}
            </Button>
          </div>
        )}
        {chosen?.found && (
          <Notice tone="good" role="status" title={t('found')}>
            <p>{t('foundBody')}</p>
          </Notice>
        )}
        {chosen !== null && findings === null && busy && (
          <div className={classes.line} role="status">
            <Loader size="xs" aria-hidden="true" /> {t('trying')}
          </div>
        )}
        {findings !== null && <Findings findings={findings} />}
        {inTheWay && <Notice tone="bad" role="alert" title={t('inTheWay')} />}
        {chosen !== null && <ArchiveNameField name={name} wrong={tried && name.trim() === ''} onChange={setName} />}
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy && findings !== null} disabled={findings === null || inTheWay}>
            {t(chosen?.found ? 'openNow' : 'addNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
