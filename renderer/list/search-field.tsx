import { CloseButton, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { focusLater, useAwaitedFocus } from '../app/focus-later.ts';
import { Icon } from '../app/icon.tsx';
import { useListQuestion } from './use-list-question.ts';
import { useTyped } from './use-typed.ts';

const searchFieldId = 'search';
/** The element id of the grid. */
export const listId = 'recordings';

/** Any part of a number or a SID. Escape empties it, then goes back to the list; so does Enter or the down arrow. */
export function SearchField() {
  const { t } = useTranslation('list');
  useAwaitedFocus(searchFieldId);
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

export const focusSearch = () => focusLater(searchFieldId);
export const focusList = () => focusLater(listId);
