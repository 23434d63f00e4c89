import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Archive } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { ArchivePlace } from './archive-place.tsx';
import { Findings } from './findings.tsx';

/** What the last pre-flight of an archive found; does it again. */
export function PreflightArchive({ of }: { readonly of: Archive }) {
  const { t } = useTranslation('archives');
  const { day } = useFormats();
  const [archive, setArchive] = useState(of);
  const { busy, failure, run } = useDeed();
  const again = () => run(async () => setArchive(await call('archives.preflight', { archive: archive.archive })));
  return (
    <Stack gap="md">
      <ArchivePlace place={archive.place} />
      <Text c="dimmed" size="sm">
        {archive.preflightAt === null ? t('preflightNever') : t('preflightOn', { day: day(archive.preflightAt) })}
      </Text>
      <Findings findings={archive.preflight} />
      {failure && <FailureNotice failure={failure} />}
      <DialogFoot>
        <Button variant="default" loading={busy} onClick={() => void again()}>
          {t('preflightAgain')}
        </Button>
      </DialogFoot>
    </Stack>
  );
}
