import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../../main/contract.ts';
import { accountList } from '../app/ask-main.ts';
import { useFormats } from '../language/use-formats.ts';
import { PlanKeys } from './plan-keys.tsx';
import { archives } from './plan-kinds.ts';
import { PlanMoney } from './plan-money.tsx';
import classes from './plans.module.css';
import { ShareRow, ShareTable } from './share-table.tsx';
import { unopenedBy } from './unopened-by.ts';

/** What a plan holds, as tables: everything selected, then what is left out and why, then what will be done. */
export function PlanFacts({ plan }: { readonly plan: PlanSummary }) {
  const { t } = useTranslation('plans');
  const formats = useFormats();
  const { oldest, newest, kind } = plan;
  const period =
    oldest === null || newest === null ? '' : t('period', { from: formats.day(oldest), to: formats.day(newest) });
  const unopened = unopenedBy(plan);
  return (
    <div className={classes.facts}>
      <ShareTable title={t('selected')}>
        <ShareRow name={t('total')} share={plan.total} note={period} strong />
        <AccountRows plan={plan} />
        <ShareRow name={t('encrypted')} share={plan.encrypted} />
        <ShareRow name={t('plain')} share={plan.plain} />
        <ShareRow name={t('archived')} share={plan.archived} note={t('archivedNote')} />
        {plan.archive !== null && <ShareRow name={t('archivedHere')} share={plan.archivedHere} />}
      </ShareTable>
      <PlanKeys plan={plan} />
      <LeftOut plan={plan} />
      <ShareTable title={t('toDo')}>
        <ShareRow name={t(`doable.${kind}`)} share={plan.doable} strong />
        {kind === 'remove' && <ShareRow name={t('withoutCopy')} share={plan.withoutCopy} />}
        {kind === 'evacuate' && unopened.count > 0 && <ShareRow name={t('unopened')} share={unopened} />}
      </ShareTable>
      <PlanMoney plan={plan} />
      <p className={classes.digest}>
        {t('digest')} <code>{plan.digest}</code>
      </p>
    </div>
  );
}

/** Each account with its colour, as it is known everywhere else. */
function AccountRows({ plan }: { readonly plan: PlanSummary }) {
  const { t } = useTranslation('plans');
  const accounts = useQuery(accountList).data?.accounts ?? [];
  return plan.accounts.map(({ account, ...share }) => {
    const known = accounts.find(({ sid }) => sid === account);
    return (
      <ShareRow
        key={account}
        name={known?.name ?? account}
        colour={known?.colour}
        share={share}
        note={known === undefined ? t('notConnected') : null}
      />
    );
  });
}

const holdNotes = {
  archive: 'onHoldNoMatter',
  export: 'onHoldNoMatter',
  remove: 'onHoldKept',
  evacuate: 'onHoldCopied',
} as const;

/** What nothing is done with, or not everything, and why. */
function LeftOut({ plan }: { readonly plan: PlanSummary }) {
  const { t } = useTranslation(['plans', 'policy']);
  const formats = useFormats();
  const { onHold, forbidden, hindered, withoutSealingKey, kind } = plan;
  const unsealed = archives(kind) && withoutSealingKey.count > 0;
  if (onHold.count === 0 && forbidden.length === 0 && hindered.length === 0 && !unsealed) return null;
  return (
    <ShareTable title={t('leftOut')}>
      {onHold.count > 0 && <ShareRow name={t('onHold')} share={onHold} note={t(holdNotes[kind])} />}
      {forbidden.map(({ policy, days, ...share }) => (
        <ShareRow
          key={policy}
          name={t(`policy:leftOut.${policy === 'holds.accounts' ? 'account' : 'young'}`, {
            number: formats.count(days),
          })}
          share={share}
          note={t(`policy:leftOut.${kind === 'evacuate' ? 'copied' : 'kept'}`, { rule: policy })}
        />
      ))}
      {hindered.map(({ reason, ...share }) => (
        <ShareRow key={reason} name={t(`hindered.${reason}`)} share={share} note={t(`hinderedNote.${reason}`)} />
      ))}
      {unsealed && (
        <ShareRow name={t('withoutSealingKey')} share={withoutSealingKey} note={t('withoutSealingKeyNote')} />
      )}
    </ShareTable>
  );
}
