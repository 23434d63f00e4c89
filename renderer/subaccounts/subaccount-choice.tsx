import { Checkbox, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Subaccount } from '../../main/contract.ts';
import { accountList } from '../app/ask-main.ts';
import { isLookedFor } from '../app/families.ts';
import { useFormats } from '../language/use-formats.ts';
import { SubaccountRow } from './subaccount-row.tsx';
import classes from './subaccounts.module.css';

type Props = {
  readonly subaccounts: readonly Subaccount[];
  readonly marked: ReadonlySet<string>;
  readonly onMark: (marked: ReadonlySet<string>) => void;
  readonly disabled: boolean;
};

/** Whether it can be connected: it is not yet, and Twilio does not say that it gives nothing out. */
export const canBeTaken = ({ connected, status }: Subaccount): boolean =>
  connected === null && (status === 'active' || status === null);

/** Subaccounts to choose from, by name or SID; those that cannot be chosen say why. */
export function SubaccountChoice({ subaccounts, marked, onMark, disabled }: Props) {
  const { t } = useTranslation('subaccounts');
  const formats = useFormats();
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const nameOf = (sid: string) => accounts.find((one) => one.sid === sid)?.name ?? `AC…${sid.slice(-6)}`;
  const [term, setTerm] = useState('');
  const [onlyNew, setOnlyNew] = useState(false);
  const shown = subaccounts.filter(
    (one) => isLookedFor({ name: one.name ?? '', sid: one.sid }, term) && (!onlyNew || one.connected === null),
  );
  const free = shown.filter(canBeTaken);
  const chosen = free.filter(({ sid }) => marked.has(sid)).length;
  const markAll = (all: boolean) => {
    const next = new Set(marked);
    for (const { sid } of free) all ? next.add(sid) : next.delete(sid);
    onMark(next);
  };
  const markOne = (sid: string, on: boolean) => {
    const next = new Set(marked);
    if (on) next.add(sid);
    else next.delete(sid);
    onMark(next);
  };
  return (
    <div>
      <Group gap="md" mb={8}>
        <TextInput
          className={classes.search ?? ''}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={term}
          onChange={(event) => setTerm(event.currentTarget.value)}
        />
        <Checkbox
          label={t('onlyNew')}
          checked={onlyNew}
          onChange={(event) => setOnlyNew(event.currentTarget.checked)}
        />
        <span className={classes.count}>
          {t('shown', { shown: formats.count(shown.length), total: formats.count(subaccounts.length) })}
        </span>
      </Group>
      <div className={classes.list}>
        <label className={classes.head}>
          <input
            type="checkbox"
            disabled={disabled || free.length === 0}
            checked={free.length > 0 && chosen === free.length}
            ref={(box) => {
              if (box) box.indeterminate = chosen > 0 && chosen < free.length;
            }}
            onChange={(event) => markAll(event.currentTarget.checked)}
          />
          <span>{t('all')}</span>
          <span>SID</span>
          <span>{t('status')}</span>
          <span>{t('state')}</span>
        </label>
        <ul className={classes.rows}>
          {shown.map((one) => (
            <SubaccountRow
              key={one.sid}
              subaccount={one}
              connectedAs={one.connected === null ? null : nameOf(one.connected)}
              marked={marked.has(one.sid)}
              disabled={disabled || !canBeTaken(one)}
              onMark={(on) => markOne(one.sid, on)}
            />
          ))}
        </ul>
        {shown.length === 0 && <p className={classes.nothing}>{t('nothingMatches')}</p>}
      </div>
    </div>
  );
}
