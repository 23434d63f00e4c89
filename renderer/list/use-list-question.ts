import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Filter } from '../../main/contract.ts';
import { answers, appState, facets, keyList } from '../app/ask-main.ts';
import { changeSettings, useSettings } from '../app/use-settings.ts';
import { type Known, type ListFilter, toFilter, type View } from './list-filter.ts';
import { type ListSettings, readListSettings } from './list-settings.ts';

/** Pixels from which there is room for the details beside the list. */
const roomyWidth = 1200;

export type ListQuestion = {
  readonly settings: ListSettings;
  /** The time zone days are counted in. */
  readonly zone: string;
  readonly filter: Filter;
  /** What a view shows when the user asks for nothing more. */
  readonly filterOf: (view: View) => Filter;
  readonly change: (change: Partial<ListSettings>) => void;
  readonly changeFilter: (change: ListFilter) => void;
};

/** What the list is being asked: the remembered settings, and the filter that follows from them. */
export function useListQuestion(): ListQuestion {
  const { list, clock } = useSettings();
  const settings = useMemo(() => readListSettings(list, innerWidth >= roomyWidth), [list]);
  const known = useKnown();
  const zone = clock === 'utc' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone;

  const filterOf = useCallback(
    (view: View) => toFilter(view, settings.accounts, {}, zone, known),
    [settings.accounts, zone, known],
  );
  const filter = useMemo(
    () => toFilter(settings.view, settings.accounts, settings.filter, zone, known),
    [settings, zone, known],
  );
  const changeFilter = useCallback(
    (changed: ListFilter) => change({ filter: { ...settings.filter, ...changed } }),
    [settings.filter],
  );
  return { settings, zone, filter, filterOf, change, changeFilter };
}

/** Changes what the list remembers. The newest settings are read, not the ones drawn: two changes may meet in a frame. */
function change(changed: Partial<ListSettings>): void {
  const list = answers.getQueryData(appState.queryKey)?.settings.list;
  changeSettings({ list: { ...list, ...changed } }).catch(() => undefined);
}

function useKnown(): Known {
  const keys = useQuery(keyList).data;
  const found = useQuery(facets).data;
  return useMemo(
    () => ({
      missingKeys: keys?.unopened.map((one) => one.keySid) ?? [],
      statuses: found?.statuses.map((one) => one.value) ?? [],
    }),
    [keys, found],
  );
}
