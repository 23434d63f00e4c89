import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Archive } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { ArchiveNameField } from './archive-name-field.tsx';

type RenameArchive = { readonly of: Archive; readonly onDone: () => void };

/** Another name for an archive; what lies there does not know it. */
export function RenameArchive({ of: archive, onDone }: RenameArchive) {
  const { t } = useTranslation('archives');
  const [name, setName] = useState(archive.name);
  const { busy, failure, run } = useDeed();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || name.trim() === '') return;
        void run(async () => {
          await call('archives.rename', { archive: archive.archive, name: name.trim() });
          onDone();
        });
      }}
    >
      <Stack gap="md">
        <ArchiveNameField name={name} wrong={name.trim() === ''} onChange={setName} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t('save')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
