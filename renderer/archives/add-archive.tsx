import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../failure/notice.tsx';
import { useArchiveRules } from '../policy/use-archive-rules.ts';
import { useUnread } from '../policy/use-policy.ts';
import { BucketForm } from './bucket-form.tsx';
import { FolderForm } from './folder-form.tsx';

type Kind = 'folder' | 's3';

/** Adds a place for copies: one that is new, or an archive that lies there already. */
export function AddArchive({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation(['archives', 'policy']);
  const [chosen, setChosen] = useState<Kind | null>(null);
  const unread = useUnread();
  const allowed = useArchiveRules();
  const isClosed = (kind: Kind) => allowed?.[kind].length === 0;
  const kind = chosen ?? (isClosed('folder') && !isClosed('s3') ? 's3' : 'folder');
  if (unread !== null) return <Notice tone="bad" role="note" title={unread} />;
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('kind')}
        value={kind}
        onChange={(value) => setChosen(value as Kind)}
        data={[
          { value: 'folder', label: t('folder'), disabled: isClosed('folder') },
          { value: 's3', label: t('bucket'), disabled: isClosed('s3') },
        ]}
      />
      {allowed !== null && (
        <Notice tone="warn" role="note" title={t('policy:onlyPlaces')}>
          <ul>
            {[...allowed.folder, ...allowed.s3].map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        </Notice>
      )}
      {kind === 'folder' ? <FolderForm handed={null} onDone={onDone} /> : <BucketForm onDone={onDone} />}
    </Stack>
  );
}
