import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Noted } from '../../main/contract.ts';
import { useFormats } from '../language/use-formats.ts';

/** Who took note of an alarm, and when. */
export function NotedBy({ noted: { at, by, remark } }: { readonly noted: Noted }) {
  const { t } = useTranslation('coverage');
  const { moment } = useFormats();
  return (
    <Text component="span" size="sm" c="dimmed">
      {t('noted', { by, moment: moment(at), remark }).trim()}
    </Text>
  );
}
