import { answers, appState } from '../app/ask-main.ts';
import { showScreen } from '../app/use-screen.ts';
import { changeSettings } from '../app/use-settings.ts';

/** Opens the list at one recording, whatever was being looked for. */
export function showRecording(sid: string): void {
  const list = answers.getQueryData(appState.queryKey)?.settings.list;
  changeSettings({ list: { ...list, view: 'all', accounts: [], filter: { search: sid } } }).catch(() => undefined);
  showScreen('list');
}
