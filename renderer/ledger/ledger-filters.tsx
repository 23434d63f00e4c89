import { Button, Checkbox, CloseButton, MultiSelect, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountList } from '../app/ask-main.ts';
import { Icon } from '../app/icon.tsx';
import { useFormats } from '../language/use-formats.ts';
import { useTyped } from '../list/use-typed.ts';
import { ledgerKinds } from './ask-ledger.ts';
import classes from './ledger.module.css';
import { isNarrowed, type LedgerQuestion } from './ledger-question.ts';
import { useLedgerWords } from './use-ledger-words.ts';

type Filters = {
  readonly question: LedgerQuestion;
  readonly change: (change: Partial<LedgerQuestion>) => void;
  readonly clear: () => void;
};

const outcomes = ['done', 'failed', 'cancelled', 'unexpected', 'interrupted', 'open'] as const;

/** What narrows the ledger; all of it holds at once. */
export function LedgerFilters({ question, change, clear }: Filters) {
  const { t } = useTranslation('ledger');
  const words = useLedgerWords();
  const { count } = useFormats();
  const kinds = useQuery(ledgerKinds).data?.whats ?? [];
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const [typed, type] = useTyped(question.search, (search) => change({ search }));
  const day = (part: 'fromDay' | 'toDay', label: string) => (
    <TextInput
      type="date"
      label={label}
      value={question[part]}
      max="9999-12-31"
      onChange={(event) => change({ [part]: event.currentTarget.value })}
    />
  );
  return (
    <search className={classes.filters} aria-label={t('searchLabel')}>
      <TextInput
        className={classes.search}
        type="search"
        label={t('searchLabel')}
        placeholder={t('search')}
        leftSection={<Icon name="search" />}
        rightSection={typed === '' ? null : <CloseButton size={20} aria-label={t('clear')} onClick={() => type('')} />}
        value={typed}
        maxLength={100}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
      />
      {day('fromDay', t('from'))}
      {day('toDay', t('to'))}
      <MultiSelect
        className={classes.whats}
        label={t('whats')}
        placeholder={question.whats.length === 0 ? t('any') : ''}
        data={kinds.map(({ what, count: number }) => ({
          value: what,
          label: `${words.what(what)} (${count(number)})`,
        }))}
        value={[...question.whats]}
        onChange={(whats) => change({ whats })}
        searchable
        clearable
      />
      <Select
        label={t('account')}
        placeholder={t('any')}
        data={accounts.map(({ sid, name }) => ({ value: sid, label: name }))}
        value={question.account}
        onChange={(account) => change({ account })}
        clearable
      />
      <Select
        label={t('outcome')}
        placeholder={t('any')}
        data={outcomes.map((value) => ({ value, label: words.outcome(value) }))}
        value={question.outcome}
        onChange={(outcome) => change({ outcome })}
        clearable
      />
      <Select
        label={t('source')}
        placeholder={t('any')}
        data={(['koekura', 'twilio'] as const).map((value) => ({ value, label: t(value) }))}
        value={question.source}
        onChange={(source) => change({ source: source as LedgerQuestion['source'] })}
        clearable
      />
      <div className={classes.rest}>
        <Checkbox
          label={t('outsideOnly')}
          checked={question.outside}
          onChange={(event) => change({ outside: event.currentTarget.checked })}
        />
        {isNarrowed(question) && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={clear}>
            {t('clear')}
          </Button>
        )}
      </div>
    </search>
  );
}
