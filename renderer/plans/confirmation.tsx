import { Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../../main/contract.ts';
import { accountList } from '../app/ask-main.ts';
import { Notice } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import { unopenedBy } from './unopened-by.ts';

export type Confirmed = { readonly typed: string; readonly accounts: boolean };
export const nothingConfirmed: Confirmed = { typed: '', accounts: false };

/** From so many removals on, the accounts are to be confirmed, too. */
const many = 100;

/** Whether the number was typed, in whatever digits, with or without separators, and what many removals ask besides. */
export function isConfirmed({ typed, accounts }: Confirmed, { doable }: Pick<PlanSummary, 'doable'>): boolean {
  const digits = typed.normalize('NFKC').replace(/[\s,.'’]/g, '');
  return digits === String(doable.count) && (doable.count < many || accounts);
}

type Confirmation = {
  readonly plan: PlanSummary;
  /** Whether what has no copy is removed, too. */
  readonly overridden: boolean;
  readonly value: Confirmed;
  readonly onChange: (value: Confirmed) => void;
};

/** Asks for the number of recordings before any remote copy is removed; for many, whose they are as well. */
export function Confirmation({ plan, overridden, value, onChange }: Confirmation) {
  const { t } = useTranslation('plans');
  const formats = useFormats();
  const known = useQuery(accountList).data?.accounts ?? [];
  const { count } = plan.doable;
  const number = formats.count(count);
  const kept = unopenedBy(plan).count + (plan.kind === 'remove' ? plan.withoutCopy.count : 0);
  const title = kept > 0 && !overridden ? 'confirmUpTo' : 'confirmTitle';
  const names = plan.accounts.map(({ account }) => known.find(({ sid }) => sid === account)?.name ?? account);
  return (
    <Notice tone="bad" role="note" title={t(title, { count, number })}>
      <p>{t('confirmBody')}</p>
      {count >= many && (
        <Checkbox
          label={t('confirmAccounts', { names: names.join(', ') })}
          checked={value.accounts}
          onChange={({ currentTarget }) => onChange({ ...value, accounts: currentTarget.checked })}
        />
      )}
      <TextInput
        label={t('confirmType', { number })}
        w={280}
        inputMode="numeric"
        autoComplete="off"
        value={value.typed}
        onChange={({ currentTarget }) => onChange({ ...value, typed: currentTarget.value })}
      />
    </Notice>
  );
}
