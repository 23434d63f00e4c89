import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Editing } from './filter-editor.tsx';
import { commonSpans, dayOf, isDay } from './local-days.ts';

/** A span of whole days, either end open. */
export function DaysField({ filter, zone, change }: Editing) {
  const { t } = useTranslation('list');
  const spans = commonSpans(dayOf(Date.now() / 1000, zone));
  const day = (label: string, part: 'fromDay' | 'toDay') => (
    <TextInput
      type="date"
      label={label}
      value={filter[part] ?? ''}
      max="9999-12-31"
      onChange={({ currentTarget: { value } }) => {
        if (value === '' || isDay(value)) change({ [part]: value || undefined });
      }}
    />
  );
  return (
    <Stack gap={12}>
      <Group gap={4} maw={300}>
        {(['today', 'lastSeven', 'thisMonth', 'lastMonth', 'overSixty'] as const).map((span) => (
          <Button
            key={span}
            size="compact-xs"
            variant={filter.fromDay === spans[span].from && filter.toDay === spans[span].to ? 'light' : 'default'}
            onClick={() => change({ fromDay: spans[span].from, toDay: spans[span].to })}
          >
            {t(`filter.${span}`)}
          </Button>
        ))}
      </Group>
      <Group gap={8} grow>
        {day(t('filter.fromDay'), 'fromDay')}
        {day(t('filter.toDay'), 'toDay')}
      </Group>
      <Text size="xs" c="dimmed">
        {t('filter.inZone', { zone: zone.replaceAll('_', ' ') })}
      </Text>
    </Stack>
  );
}
