import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../main/contract.ts';
import { useFormats } from '../language/use-formats.ts';

/** The key SIDs for which recordings were sealed that no key here opens, and what to do about it. */
export function UnopenedNotice({ unopened }: Pick<CallAnswer<'keys.list'>, 'unopened'>) {
  const { t } = useTranslation('keys');
  const { count: write } = useFormats();
  if (unopened.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" title={t('unopened')}>
      {unopened.map(({ keySid, count }) => (
        <Text key={keySid} size="sm">
          {t('unopenedBody', { count, written: write(count), keySid })}
        </Text>
      ))}
      <Text size="sm" mt={4}>
        {t('unopenedWhatToDo')}
      </Text>
    </Alert>
  );
}
