import { useSuspenseQuery } from '@tanstack/react-query';
import type { CallInput, Settings } from '../../main/contract.ts';
import { call } from '../call.ts';
import { answers, appState } from './ask-main.ts';

/** The program's state as main told it at the start; the shell does not draw before it is known. */
export function useAppState() {
  return useSuspenseQuery(appState).data;
}

export function useSettings(): Settings {
  return useAppState().settings;
}

/** Changes settings at once in the window and keeps them in main; what main refuses is put back. */
export async function changeSettings(change: CallInput<'settings.change'>): Promise<void> {
  const before = answers.getQueryData(appState.queryKey);
  const put = (settings: Partial<Settings>) =>
    answers.setQueryData(appState.queryKey, (state) =>
      state === undefined ? state : { ...state, settings: { ...state.settings, ...settings } },
    );
  put(change as Partial<Settings>);
  try {
    await call('settings.change', change);
  } catch (failure) {
    if (before !== undefined) put(before.settings);
    throw failure;
  }
}
