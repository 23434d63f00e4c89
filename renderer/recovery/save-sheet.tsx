import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';

/** Saves the sheet of an open kit, or of the one just made (null), in the language that is being spoken. */
export function SaveSheet({ pending }: { readonly pending: string | null }) {
  const { t, i18n } = useTranslation('recovery');
  const { busy, failure, run } = useDeed();
  const [saved, setSaved] = useState(false);
  const save = () =>
    run(async () => {
      const answer = await call('recovery.save-sheet', { pending, language: i18n.language === 'ja' ? 'ja' : 'en' });
      setSaved(answer.saved);
    });
  return (
    <div>
      <Button variant="default" loading={busy} onClick={() => void save()}>
        {t('sheet')}
      </Button>
      <Text size="xs" c="dimmed" mt={4} role="status">
        {saved ? t('sheetSaved') : t('sheetWhy')}
      </Text>
      {failure && <FailureNotice failure={failure} />}
    </div>
  );
}
