import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { type Family, manyChildren } from '../app/families.ts';
import { AccountCard, type AccountTask } from './account-card.tsx';
import classes from './accounts.module.css';

type Props = {
  readonly family: Family;
  /** What is looked for is never folded away. */
  readonly searching: boolean;
  readonly onTask: (task: AccountTask, account: Account) => void;
};

/** The card of an account, and under it those of its subaccounts: many of them are folded up at first. */
export function AccountFamily({ family: { head, children }, searching, onTask }: Props) {
  const { t } = useTranslation('subaccounts');
  const [unfolded, unfold] = useState(children.length < manyChildren);
  const open = unfolded || searching;
  return (
    <>
      <AccountCard account={head} parent={null} onTask={(task) => onTask(task, head)} />
      {children.length > 0 && (
        <section className={classes.children} aria-label={t('title', { name: head.name })}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-expanded={open}
            disabled={searching}
            onClick={() => unfold(!unfolded)}
          >
            {t('childrenCount', { count: children.length })}
          </Button>
          {open &&
            children.map((child) => (
              <AccountCard key={child.sid} account={child} parent={head} onTask={(task) => onTask(task, child)} />
            ))}
        </section>
      )}
    </>
  );
}
