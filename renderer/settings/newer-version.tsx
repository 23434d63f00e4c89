import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Updates } from '../../main/contract.ts';
import { useFormats } from '../language/use-formats.ts';
import { Setting } from './setting.tsx';

type Newer = NonNullable<Updates['newer']>;
type NewerVersionProps = {
  readonly newer: Newer;
  readonly busy: boolean;
  readonly onDownload: (kind: Newer['packages'][number]['kind']) => void;
};

/** What is new, as the releaser wrote it, and the packages for this computer. */
export function NewerVersion({ newer, busy, onDownload }: NewerVersionProps) {
  const { t, i18n } = useTranslation('updates');
  const formats = useFormats();
  const notes = newer.notes[i18n.language === 'ja' ? 'ja' : 'en'];
  return (
    <Setting name={t('newer', { version: newer.version, day: formats.day(newer.madeAt) })} hint={notes}>
      <Group gap="xs" justify="flex-end">
        {newer.packages.length === 0 && t('noPackage')}
        {newer.packages.map(({ kind, size }) => (
          <Button key={kind} variant="default" disabled={busy} onClick={() => onDownload(kind)}>
            {t('download', { kind: t(`kinds.${kind}`), size: formats.bytes(size) })}
          </Button>
        ))}
      </Group>
    </Setting>
  );
}
