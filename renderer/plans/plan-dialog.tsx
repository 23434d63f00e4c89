import { Button, Loader, Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanKind } from '../../main/contract.ts';
import dialog from '../accounts/dialog.module.css';
import { DialogFoot } from '../accounts/dialog.tsx';
import { archiveList } from '../app/ask-main.ts';
import { useFocusGivenBack } from '../app/use-focus-given-back.ts';
import { ArchiveChoice } from '../archives/archive-choice.tsx';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import type { Asked } from './ask-for.ts';
import { archives as isArchiving } from './plan-kinds.ts';
import { firstPlanDraft, PlanReady } from './plan-ready.tsx';
import classes from './plans.module.css';
import { usePlan } from './use-plan.ts';

type PlanDialog = { readonly asked: Asked & { readonly what: PlanKind }; readonly onClose: () => void };

/** Everything a plan says, before anything is done; what is to be said about how; and the start. */
export function PlanDialog({ asked, onClose }: PlanDialog) {
  const { t } = useTranslation(['plans', 'shell']);
  const formats = useFormats();
  useFocusGivenBack(true);
  const kind = asked.what;
  const known = useQuery(archiveList).data?.archives;
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState(firstPlanDraft);
  const only = known?.length === 1 ? (known[0]?.archive ?? null) : null;
  const archive = isArchiving(kind) ? (chosen ?? only) : null;
  const { plan, failure, busy, again, keep } = usePlan(kind, asked.selection, archive);
  const title = { count: asked.count, number: formats.count(asked.count) };
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
      title={t(`plans:title.${kind}`, title)}
      classNames={{ title: dialog.title ?? '', body: dialog.body ?? '' }}
    >
      <Stack gap="md">
        {isArchiving(kind) && <ArchiveChoice value={archive} onChange={setChosen} />}
        {failure !== null && <FailureNotice failure={failure} onRetry={again} />}
        {plan === null && busy && (
          <div className={classes.busy} role="status">
            <Loader size="sm" aria-hidden="true" />
            {t('plans:making', title)}
          </div>
        )}
        {plan === null ? (
          <DialogFoot>
            <Button variant="default" data-autofocus onClick={onClose}>
              {t('shell:close')}
            </Button>
          </DialogFoot>
        ) : (
          <PlanReady
            key={plan.plan}
            plan={plan}
            busy={busy}
            draft={draft}
            onDraft={setDraft}
            sample={asked.sample}
            onAgain={again}
            onStarted={keep}
            onClose={onClose}
          />
        )}
      </Stack>
    </Modal>
  );
}
