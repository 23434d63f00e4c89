import { TextInput } from '@mantine/core';
import { useTyped } from './use-typed.ts';

type Term = {
  readonly label: string;
  readonly term: string | undefined;
  readonly onTerm: (term: string | undefined) => void;
};

/** Part of a text; asked for once the typing rests. */
export function TermField({ label, term, onTerm }: Term) {
  const [typed, type] = useTyped(term ?? '', (text) => onTerm(text.trim() === '' ? undefined : text));
  return (
    <TextInput
      label={label}
      value={typed}
      maxLength={100}
      data-autofocus
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
