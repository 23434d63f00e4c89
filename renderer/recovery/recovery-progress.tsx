import { Button, Group, Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventPayload } from '../../main/contract.ts';
import { call, listen } from '../call.ts';
import { useFormats } from '../language/use-formats.ts';

/** How far it is, and the way out; while `busy`. */
export function RecoveryProgress({ busy }: { readonly busy: boolean }) {
  const { t } = useTranslation('recovery');
  const formats = useFormats();
  const [progress, setProgress] = useState<EventPayload<'recovery.progress'> | null>(null);
  useEffect(() => listen('recovery.progress', setProgress), []);
  useEffect(() => {
    if (!busy) setProgress(null);
  }, [busy]);
  if (!busy || progress === null) return null;
  const { step, done, total } = progress;
  return (
    <Group gap="sm" wrap="nowrap" role="status">
      <Text size="sm">{t(`step.${step}`)}</Text>
      <Progress
        flex={1}
        size="sm"
        value={total === 0 ? 100 : (100 * done) / total}
        animated={total === 0}
        aria-label={t(`step.${step}`)}
        transitionDuration={100}
      />
      {total > 0 && step !== 'opening' && step !== 'reading-back' && (
        <Text size="xs" className="figures">
          {t('soFar', { done: formats.count(done), total: formats.count(total) })}
        </Text>
      )}
      <Button size="compact-sm" variant="default" onClick={() => void call('recovery.cancel', {})}>
        {t('cancel')}
      </Button>
    </Group>
  );
}
