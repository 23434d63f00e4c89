import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FailureAnswer } from '../../main/contract.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import classes from './keys.module.css';

type ImportPanel = {
  readonly busy: boolean;
  readonly failure: FailureAnswer | null;
  readonly onRead: (from: 'file' | 'clipboard') => void;
};

/** Where a key comes in: a file, the clipboard, or a file dropped on the window. */
export function ImportPanel({ busy, failure, onRead }: ImportPanel) {
  const { t } = useTranslation('keys');
  return (
    <section className={classes.importPanel} aria-label={t('import')} aria-busy={busy}>
      <h2>{t('import')}</h2>
      <Group gap="sm">
        <Button loading={busy} onClick={() => onRead('file')}>
          {t('chooseFile')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => onRead('clipboard')}>
          {t('paste')}
        </Button>
        <Text c="dimmed">{t('dropHere')}</Text>
      </Group>
      <Text size="xs" c="dimmed">
        {t('importFormats')}
      </Text>
      {failure && <FailureNotice failure={failure} />}
    </section>
  );
}
