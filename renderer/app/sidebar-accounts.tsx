import { TextInput, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListQuestion } from '../list/use-list-question.ts';
import { accountList, syncList } from './ask-main.ts';
import { familiesOf, lookedFor, manyAccounts, manyChildren } from './families.ts';
import { Icon } from './icon.tsx';
import { Named, SidebarStand } from './rail.tsx';
import classes from './sidebar.module.css';
import { type Choosing, SidebarAccount } from './sidebar-account.tsx';
import { Section } from './sidebar-entries.tsx';
import { SidebarFamily } from './sidebar-family.tsx';
import { showScreen } from './use-screen.ts';

/** Which accounts the list is to show after `sid` is pressed: it alone, or with Ctrl, it as well or no longer. */
export function accountsAfterPress(chosen: readonly string[], sid: string, add: boolean): readonly string[] {
  if (!add) return chosen.length === 1 && chosen[0] === sid ? [] : [sid];
  return chosen.includes(sid) ? chosen.filter((one) => one !== sid) : [...chosen, sid];
}

/** Each account by colour and name, subaccounts under their parent; pressing one shows its recordings alone. */
export function SidebarAccounts({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useTranslation(['shell', 'subaccounts']);
  const { settings, change } = useListQuestion();
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const sync = useQuery(syncList).data?.accounts ?? [];
  const isRail = useContext(SidebarStand) === 'rail';
  const [term, setTerm] = useState('');
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const chosen = settings.accounts.filter((sid) => accounts.some((one) => one.sid === sid));
  const show = (sids: readonly string[]) => {
    change({ accounts: sids });
    showScreen('list');
  };
  const choosing: Choosing = {
    isChosen: (sid) => (accounts.length > 1 ? chosen.includes(sid) : undefined),
    progressOf: (sid) => sync.find((one) => one.account === sid),
    onPress: (sid, add) => {
      show(accountsAfterPress(chosen, sid, add));
      if (!add) onChosen();
    },
  };
  const searched = accounts.length >= manyAccounts;
  // So many dots nobody tells apart: the rail has those whose recordings are shown.
  const shown = isRail && searched ? accounts.filter(({ sid }) => chosen.includes(sid)) : accounts;
  const families = lookedFor(familiesOf(shown), searched ? term : '');
  return (
    <Section title={t('shell:accounts')}>
      {searched && (
        <li className={classes.find}>
          <TextInput
            size="xs"
            type="search"
            aria-label={t('subaccounts:find')}
            placeholder={t('subaccounts:find')}
            value={term}
            onChange={(event) => setTerm(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setTerm('')}
          />
        </li>
      )}
      {accounts.length > 1 && (
        <li>
          <Named name={t('shell:allAccounts')}>
            <UnstyledButton
              className={classes.entry}
              aria-pressed={chosen.length === 0}
              onClick={() => {
                show([]);
                onChosen();
              }}
            >
              <span className={classes.dots} aria-hidden="true" />
              <span className={classes.name}>{t('shell:allAccounts')}</span>
            </UnstyledButton>
          </Named>
        </li>
      )}
      {families.map((family) =>
        family.children.length === 0 ? (
          <SidebarAccount key={family.head.sid} account={family.head} choosing={choosing} />
        ) : (
          <SidebarFamily
            key={family.head.sid}
            family={family}
            choosing={choosing}
            open={term !== '' || !(folded.get(family.head.sid) ?? family.children.length >= manyChildren)}
            onOpen={(open) => setFolded((before) => new Map(before).set(family.head.sid, !open))}
            onAll={() => {
              show([family.head, ...family.children].map(({ sid }) => sid));
              onChosen();
            }}
          />
        ),
      )}
      {searched && families.length === 0 && <li className={classes.nothing}>{t('subaccounts:noneFound')}</li>}
      {accounts.length === 0 && (
        <li>
          <Named name={t('shell:addAccount')}>
            <UnstyledButton
              className={classes.entry}
              onClick={() => {
                showScreen('accounts');
                onChosen();
              }}
            >
              <Icon name="person" />
              <span className={classes.name}>{t('shell:addAccount')}</span>
            </UnstyledButton>
          </Named>
        </li>
      )}
    </Section>
  );
}
