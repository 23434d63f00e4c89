import { CloseButton, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../app/icon.tsx';
import { useListQuestion } from './use-list-question.ts';
import { useTyped } from './use-typed.ts';

export const searchFieldId = 'search';

/** Any part of a number or a SID. Escape empties it, then goes back to the list; so does Enter or the down arrow. */
export function SearchField() {
  const { t } = useTranslation('list');
  const { settings, changeFilter } = useListQuestion();
  const [typed, type] = useTyped(settings.filter.search ?? '', (search) =>
    changeFilter({ search: search || undefined }),
  );

  function pressed(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && typed !== '') type('');
    else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') focusList();
    else return;
    event.preventDefault();
  }

  return (
    <TextInput
      id={searchFieldId}
      type="search"
      aria-label={t('search')}
      placeholder={t('search')}
      leftSection={<Icon name="search" />}
      rightSection={
        typed === '' ? null : <CloseButton size={20} aria-label={t('clearSearch')} onClick={() => type('')} />
      }
      value={typed}
      maxLength={100}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={pressed}
    />
  );
}

export function focusSearch(): void {
  const field = document.getElementById(searchFieldId);
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
}

export function focusList(): void {
  document.getElementById('recordings')?.focus();
}
