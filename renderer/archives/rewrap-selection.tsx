import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../accounts/dialog.tsx';
import { archiveList } from '../app/ask-main.ts';
import { showScreen } from '../app/use-screen.ts';
import { useFormats } from '../language/use-formats.ts';
import type { Asked } from '../plans/ask-for.ts';
import { ArchiveChoice } from './archive-choice.tsx';
import { RewrapForm } from './rewrap-form.tsx';

type RewrapSelection = { readonly asked: Asked; readonly onClose: () => void };

/** Adds a recipient to the copies of what was selected in the list, and goes where its progress is shown. */
export function RewrapSelection({ asked, onClose }: RewrapSelection) {
  const { t } = useTranslation('archives');
  const formats = useFormats();
  const known = useQuery(archiveList).data?.archives;
  const [chosen, setChosen] = useState<string | null>(null);
  const archive = chosen ?? (known?.length === 1 ? (known[0]?.archive ?? null) : null);
  const { count, selection } = asked;
  const done = () => {
    onClose();
    showScreen('archives');
  };
  return (
    <Dialog opened onClose={onClose} title={t('rewrapSelectedTitle', { count, number: formats.count(count) })}>
      <Stack gap="md">
        <ArchiveChoice value={archive} onChange={setChosen} />
        {known?.length !== 0 && <RewrapForm archive={archive} selection={selection} onDone={done} />}
      </Stack>
    </Dialog>
  );
}
