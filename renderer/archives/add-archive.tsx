import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BucketForm } from './bucket-form.tsx';
import { FolderForm } from './folder-form.tsx';

type Kind = 'folder' | 's3';

/** Adds a place for copies: one that is new, or an archive that lies there already. */
export function AddArchive({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('archives');
  const [kind, setKind] = useState<Kind>('folder');
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('kind')}
        value={kind}
        onChange={(chosen) => setKind(chosen as Kind)}
        data={[
          { value: 'folder', label: t('folder') },
          { value: 's3', label: t('bucket') },
        ]}
      />
      {kind === 'folder' ? <FolderForm handed={null} onDone={onDone} /> : <BucketForm onDone={onDone} />}
    </Stack>
  );
}
