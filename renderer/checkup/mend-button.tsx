import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CheckFinding } from '../../main/contract.ts';
import { type Screen, showScreen } from '../app/use-screen.ts';
import type { View } from '../list/list-filter.ts';
import { useListQuestion } from '../list/use-list-question.ts';

type Way = { readonly screen: 'list'; readonly view: View } | { readonly screen: Exclude<Screen, 'list'> };

/** Where each check's fix is to be had; a check without an entry is mended outside the program. */
const ways: Readonly<Record<string, Way>> = {
  'media-open': { screen: 'list', view: 'plain' },
  'plain-recordings': { screen: 'list', view: 'plain' },
  'stored-elsewhere': { screen: 'list', view: 'elsewhere' },
  'missing-keys': { screen: 'keys' },
  alerts: { screen: 'keys' },
  'set-up': { screen: 'encryption' },
  'login-reach': { screen: 'accounts' },
  'login-kept': { screen: 'accounts' },
  'removed-outside': { screen: 'ledger' },
  'events-expiring': { screen: 'ledger' },
  'key-kept': { screen: 'keys' },
  'key-backup': { screen: 'keys' },
  'key-age': { screen: 'keys' },
  'archive-whole': { screen: 'archives' },
  'archive-region': { screen: 'archives' },
  'archive-public': { screen: 'archives' },
  'archive-versions': { screen: 'archives' },
  'archive-place': { screen: 'archives' },
  drill: { screen: 'recovery' },
  keychain: { screen: 'settings' },
  lock: { screen: 'settings' },
};

/** Leads to the screen where a finding can be mended; nothing where there is none. */
export function MendButton({ of: { check, scope, subject } }: { readonly of: CheckFinding }) {
  const { t } = useTranslation('checkup');
  const { change } = useListQuestion();
  const way = ways[check];
  if (way === undefined) return null;
  const go = () => {
    if (way.screen === 'list') {
      change({ view: way.view, filter: {}, ...(scope === 'account' ? { accounts: [subject] } : {}) });
    }
    showScreen(way.screen);
  };
  return (
    <Button size="compact-sm" variant="light" onClick={go}>
      {t(`go.${way.screen as 'list'}`)}
    </Button>
  );
}
