import { ActionIcon, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Family } from './families.ts';
import { Icon } from './icon.tsx';
import classes from './sidebar.module.css';
import { type Choosing, isTroubled, SidebarAccount, Sign } from './sidebar-account.tsx';

type Props = {
  readonly family: Family;
  readonly choosing: Choosing;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** The parent's recordings and those of all its subaccounts. */
  readonly onAll: () => void;
};

/** A parent account with its subaccounts, which can be folded up; what is wrong with one of them shows all the same. */
export function SidebarFamily({ family: { head, children }, choosing, open, onOpen, onAll }: Props) {
  const { t } = useTranslation('subaccounts');
  const troubled = children.some((account) => isTroubled({ account, progress: choosing.progressOf(account.sid) }));
  const label = t(open ? 'hideChildren' : 'showChildren', { name: head.name });
  return (
    <SidebarAccount account={head} choosing={choosing}>
      <div className={classes.family}>
        <ActionIcon size={20} aria-label={label} aria-expanded={open} onClick={() => onOpen(!open)}>
          <Icon name={open ? 'down' : 'right'} size={12} />
        </ActionIcon>
        <UnstyledButton className={classes.familyCount} title={t('withParent', { name: head.name })} onClick={onAll}>
          {t('childrenCount', { count: children.length })}
        </UnstyledButton>
        {troubled && !open && <Sign name="warning" title={t('someTroubled')} bad />}
      </div>
      {open && (
        <ul className={classes.children}>
          {children.map((child) => (
            <SidebarAccount key={child.sid} account={child} choosing={choosing} />
          ))}
        </ul>
      )}
    </SidebarAccount>
  );
}
