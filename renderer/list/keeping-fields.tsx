import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { holdList } from '../holds/hold-list.ts';
import { useRecordingWords } from '../language/use-recording-words.ts';
import { ChoicesField } from './choices-field.tsx';
import type { ListFilter } from './list-filter.ts';

type Editing = { readonly filter: ListFilter; readonly change: (change: ListFilter) => void };

/** Held, on no hold, or either. */
export function HeldField({ filter, change }: Editing) {
  const { t } = useTranslation('list');
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {t('filter.held')}
      </Text>
      <SegmentedControl
        aria-label={t('filter.held')}
        value={filter.held === undefined ? 'either' : filter.held ? 'held' : 'free'}
        data={[
          { value: 'either', label: t('filter.either') },
          { value: 'held', label: t('filter.onlyHeld') },
          { value: 'free', label: t('filter.onlyFree') },
        ]}
        onChange={(value) => change({ held: value === 'either' ? undefined : value === 'held' })}
      />
    </Stack>
  );
}

/** How far a recording is archived. */
export function ArchivedField({ filter, change }: Editing) {
  const words = useRecordingWords();
  const choices = (['verified', 'unverified', 'no'] as const).map((value) => ({
    value,
    label: words.word('archived', value),
  }));
  return (
    <ChoicesField
      choices={choices}
      chosen={filter.archived ?? []}
      onChosen={(chosen) => change({ archived: chosen.length > 0 ? chosen : undefined })}
    />
  );
}

/** Under which holds. */
export function HoldsField({ filter, change }: Editing) {
  const holds = useQuery(holdList).data?.holds ?? [];
  const choices = holds
    .filter(({ standing }) => standing.count > 0)
    .map(({ hold, reason, standing }) => ({ value: hold, label: reason, count: standing.count }));
  return (
    <ChoicesField
      choices={choices}
      chosen={filter.holds ?? []}
      onChosen={(chosen) => change({ holds: chosen.length > 0 ? chosen : undefined })}
    />
  );
}
