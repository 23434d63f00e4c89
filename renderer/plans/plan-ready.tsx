import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchOptions, ExportOptions, PlanSummary } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { takeLostFocus } from '../app/focus-first.ts';
import { showScreen } from '../app/use-screen.ts';
import { call } from '../call.ts';
import { type ExportDraft, ExportOptionsForm, firstDraft } from '../exports/export-options-form.tsx';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useForbidden, useUnread } from '../policy/use-policy.ts';
import { Confirmation, isConfirmed, nothingConfirmed } from './confirmation.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { archives, removes } from './plan-kinds.ts';
import { batchDefaults, PlanOptions } from './plan-options.tsx';
import classes from './plans.module.css';
import { WithoutCopy } from './without-copy.tsx';

type PlanReady = {
  readonly plan: PlanSummary;
  /** Another is being made in its place. */
  readonly busy: boolean;
  /** How it is to be carried out, as far as that was said; it outlives this plan. */
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** One of its recordings, to show names by. */
  readonly sample: string | null;
  readonly onAgain: () => void;
  readonly onStarted: (plan: string) => void;
  readonly onClose: () => void;
};

export type Draft = { readonly changed: Partial<BatchOptions>; readonly exported: ExportDraft };
export const firstPlanDraft: Draft = { changed: {}, exported: firstDraft };

/** A plan that stands, and what is still to be said before it can start. */
export function PlanReady({ plan, busy, draft, onDraft, sample, onAgain, onStarted, onClose }: PlanReady) {
  const { t } = useTranslation('plans');
  const { kind } = plan;
  const defaults = useQuery(batchDefaults);
  // A reason in writing is one for these recordings, and not for those of another plan.
  const [withoutCopy, setWithoutCopy] = useState<string | null>(null);
  const [exported, setExported] = useState<ExportOptions | null>(null);
  const [confirmed, setConfirmed] = useState(nothingConfirmed);
  const starting = useDeed();
  const change = (part: Partial<BatchOptions>) => onDraft({ ...draft, changed: { ...draft.changed, ...part } });
  const options =
    defaults.data === undefined ? null : { ...defaults.data, ...draft.changed, withoutCopy, export: exported };
  const red = removes(kind);
  const some = plan.doable.count > 0;
  const noExport = useForbidden('export.forbidPlain');
  const unread = useUnread();
  const forbidden = kind === 'export' ? noExport : unread;
  const ready =
    some &&
    forbidden === null &&
    options !== null &&
    (!archives(kind) || plan.archive !== null) &&
    (kind !== 'export' || exported !== null) &&
    withoutCopy !== '' &&
    (!red || isConfirmed(confirmed, plan));

  const start = () =>
    starting.run(async () => {
      if (options === null) return;
      await call('batches.start', { plan: plan.plan, options, typed: red ? plan.doable.count : null });
      onStarted(plan.plan);
      onClose();
      showScreen('batches');
    });
  return (
    <form
      className={classes.ready}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy && !starting.busy) void start();
      }}
    >
      <PlanFacts plan={plan} />
      {forbidden !== null && <Notice tone="bad" role="note" title={forbidden} />}
      {!some && (
        <Notice tone="warn" role="note" title={t('nothingToDo')}>
          <p>{t('nothingToDoHint')}</p>
        </Notice>
      )}
      {kind === 'remove' && plan.withoutCopy.count > 0 && (
        <WithoutCopy plan={plan} reason={withoutCopy} onReason={setWithoutCopy} />
      )}
      {kind === 'export' && some && (
        <ExportOptionsForm
          draft={draft.exported}
          onDraft={(next) => onDraft({ ...draft, exported: next })}
          count={plan.doable.count}
          sample={sample}
          onChange={setExported}
        />
      )}
      {options !== null && some && <PlanOptions plan={plan} options={options} onChange={change} />}
      {defaults.error && <FailureNotice failure={defaults.error.failure} onRetry={() => void defaults.refetch()} />}
      {red && some && (
        <Confirmation plan={plan} overridden={withoutCopy !== null} value={confirmed} onChange={setConfirmed} />
      )}
      {starting.failure && (
        <FailureNotice failure={starting.failure}>
          <Button size="compact-sm" variant="default" onClick={onAgain}>
            {t('again')}
          </Button>
        </FailureNotice>
      )}
      <DialogFoot>
        <SavePlan plan={plan.plan} />
        <Button variant="default" ref={takeLostFocus} data-autofocus={red || !some || undefined} onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          type="submit"
          {...(red ? { variant: 'outline', color: 'red' } : {})}
          loading={starting.busy}
          disabled={!ready || busy}
        >
          {t(`start.${kind}`)}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** Writes the plan to a file of the user's; a refusal stands beside the button. */
function SavePlan({ plan }: { readonly plan: string }) {
  const { t } = useTranslation('plans');
  const [saved, setSaved] = useState(false);
  const saving = useDeed();
  const save = () => saving.run(async () => setSaved((await call('plans.save-as', { plan })).saved));
  return (
    <div className={classes.save}>
      {saving.failure && <FailureNotice failure={saving.failure} />}
      <Button variant="default" loading={saving.busy} onClick={save}>
        {t(saved ? 'savedPlan' : 'savePlan')}
      </Button>
    </div>
  );
}
