import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';

type Bound = number | undefined;
type Span = {
  readonly labels: readonly [string, string];
  readonly hint: string;
  readonly mistake: string;
  readonly values: readonly [Bound, Bound];
  readonly read: (text: string) => number | null;
  readonly write: (value: number) => string;
  readonly onValues: (values: readonly [Bound, Bound]) => void;
};

/** A least and a most, each of them optional, typed in the user's own way. */
export function SpanField({ labels, hint, mistake, values, read, write, onValues }: Span) {
  const [texts, setTexts] = useState(values.map((value) => (value === undefined ? '' : write(value))));
  const bound = (index: 0 | 1) => {
    const text = texts[index] ?? '';
    const wrong = text.trim() !== '' && read(text) === null;
    return (
      <TextInput
        label={labels[index]}
        value={text}
        error={wrong}
        inputMode="decimal"
        data-autofocus={index === 0 || undefined}
        onChange={({ currentTarget: { value } }) => {
          const typed = texts.map((old, at) => (at === index ? value : old));
          setTexts(typed);
          if (value.trim() !== '' && read(value) === null) return;
          onValues([read(typed[0] ?? '') ?? undefined, read(typed[1] ?? '') ?? undefined]);
        }}
      />
    );
  };
  const wrong = texts.some((text) => text.trim() !== '' && read(text) === null);
  return (
    <Stack gap={8}>
      <Group gap={8} grow>
        {bound(0)}
        {bound(1)}
      </Group>
      <Text size="xs" c={wrong ? 'var(--bad)' : 'dimmed'} role={wrong ? 'alert' : undefined}>
        {wrong ? mistake : hint}
      </Text>
    </Stack>
  );
}
