import { Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventPayload } from '../../main/contract.ts';
import { listen } from '../call.ts';
import { useFormats } from '../language/use-formats.ts';

/** How far the check-up under way is. */
export function CheckupProgress() {
  const { t } = useTranslation('checkup');
  const { count } = useFormats();
  const [progress, setProgress] = useState<EventPayload<'checkup.progress'>>({ done: 0, total: 0 });
  useEffect(() => listen('checkup.progress', setProgress), []);
  const { done, total } = progress;
  const words = t('progress', { done: count(done), total: count(total) });
  return (
    <div>
      <Text className="figures">{words}</Text>
      <Progress size={6} mt={4} value={total === 0 ? 0 : (done / total) * 100} aria-label={words} />
    </div>
  );
}
