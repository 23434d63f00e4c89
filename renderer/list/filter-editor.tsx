import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { facets } from '../app/ask-main.ts';
import { useFormats } from '../language/use-formats.ts';
import { useRecordingWords } from '../language/use-recording-words.ts';
import { ChoicesField } from './choices-field.tsx';
import { DaysField } from './days-field.tsx';
import type { FilterKind } from './filter-kinds.ts';
import { ArchivedField, HeldField, HoldsField } from './keeping-fields.tsx';
import type { ListFilter } from './list-filter.ts';
import { readAmount, readLength } from './read-length.ts';
import { SpanField } from './span-field.tsx';
import { TermField } from './term-field.tsx';
import { useRowLook } from './use-row-look.ts';

export type Editing = {
  readonly filter: ListFilter;
  readonly zone: string;
  readonly change: (change: ListFilter) => void;
};

/** The fields for one kind of filter. What is entered holds at once: there is nothing to apply. */
export function FilterEditor({ kind, filter, zone, change }: Editing & { readonly kind: FilterKind }) {
  const { t } = useTranslation(['list', 'recordings']);
  const formats = useFormats();
  const words = useRecordingWords();
  const look = useRowLook();
  const found = useQuery(facets).data;
  const some = <T,>(values: readonly T[]) => (values.length > 0 ? values : undefined);

  switch (kind) {
    case 'time':
      return <DaysField filter={filter} zone={zone} change={change} />;
    case 'from':
    case 'to':
      return (
        <TermField
          label={t('list:filter.partOfNumber')}
          term={filter[kind]}
          onTerm={(term) => change({ [kind]: term })}
        />
      );
    case 'duration':
      return (
        <SpanField
          labels={[t('list:filter.shortest'), t('list:filter.longest')]}
          hint={t('list:filter.lengthHint')}
          mistake={t('list:filter.notALength')}
          values={[filter.shortest, filter.longest]}
          read={readLength}
          write={formats.length}
          onValues={([shortest, longest]) => change({ shortest, longest })}
        />
      );
    case 'price':
      return (
        <SpanField
          labels={[t('list:filter.cheapest'), t('list:filter.dearest')]}
          hint={t('list:filter.costHint')}
          mistake={t('list:filter.notAnAmount')}
          values={[filter.cheapest, filter.dearest]}
          read={readAmount}
          write={String}
          onValues={([cheapest, dearest]) => change({ cheapest, dearest })}
        />
      );
    case 'direction':
      return (
        <ChoicesField
          choices={named(found?.directions, (one) => words.word('direction', one))}
          chosen={filter.directions ?? []}
          onChosen={(chosen) => change({ directions: some(chosen) })}
        />
      );
    case 'source':
      return (
        <ChoicesField
          choices={named(found?.sources, (one) => words.word('source', one))}
          chosen={filter.sources ?? []}
          onChosen={(chosen) => change({ sources: some(chosen) })}
        />
      );
    case 'status':
      return (
        <ChoicesField
          choices={named(found?.statuses, (one) => words.word('status', one))}
          chosen={filter.statuses ?? []}
          onChosen={(chosen) => change({ statuses: some(chosen) })}
        />
      );
    case 'keySids':
      return (
        <ChoicesField
          choices={named(found?.keySids, (one) => look.keyNames.get(one) ?? one)}
          chosen={filter.keySids ?? []}
          onChosen={(chosen) => change({ keySids: some(chosen) })}
        />
      );
    case 'channels':
      return (
        <ChoicesField
          choices={[1, 2].map((count) => ({ value: String(count), label: t('recordings:channels', { count }) }))}
          chosen={(filter.channels ?? []).map(String)}
          onChosen={(chosen) => change({ channels: some(chosen.map(Number)) })}
        />
      );
    case 'whereabouts':
      return (
        <ChoicesField
          choices={(['twilio', 'elsewhere', 'nowhere'] as const).map((value) => ({
            value,
            label: words.word('whereabouts', value),
          }))}
          chosen={filter.whereabouts ?? []}
          onChosen={(chosen) => change({ whereabouts: some(chosen) })}
        />
      );
    case 'held':
      return <HeldField filter={filter} change={change} />;
    case 'archived':
      return <ArchivedField filter={filter} change={change} />;
    case 'holds':
      return <HoldsField filter={filter} change={change} />;
    case 'encrypted':
      return (
        <Stack gap={4}>
          <Text size="xs" c="dimmed">
            {t('list:filter.encrypted')}
          </Text>
          <SegmentedControl
            aria-label={t('list:filter.encrypted')}
            value={filter.encrypted === undefined ? 'either' : filter.encrypted ? 'encrypted' : 'plain'}
            data={[
              { value: 'either', label: t('list:filter.either') },
              { value: 'encrypted', label: t('list:filter.onlyEncrypted') },
              { value: 'plain', label: t('list:filter.onlyPlain') },
            ]}
            onChange={(value) => change({ encrypted: value === 'either' ? undefined : value === 'encrypted' })}
          />
        </Stack>
      );
  }
}

function named(values: readonly { value: string; count: number }[] | undefined, name: (value: string) => string) {
  return (values ?? []).map(({ value, count }) => ({ value, count, label: name(value) }));
}
