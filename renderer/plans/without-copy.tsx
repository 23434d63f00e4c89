import { Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../../main/contract.ts';
import { Notice } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import { useForbidden } from '../policy/use-policy.ts';

type WithoutCopy = {
  readonly plan: PlanSummary;
  /** Null: they are kept. Empty: they are not to be, and it is still to be said why. */
  readonly reason: string | null;
  readonly onReason: (reason: string | null) => void;
};

/** Says that recordings without a verified copy are kept, and takes the written reason for which they are not to be. */
export function WithoutCopy({ plan, reason, onReason }: WithoutCopy) {
  const { t } = useTranslation('plans');
  const formats = useFormats();
  const forbidden = useForbidden('removal.requireVerifiedCopy');
  const { count } = plan.withoutCopy;
  return (
    <Notice tone="warn" role="note" title={t('noCopyTitle', { count, number: formats.count(count) })}>
      <p>{t('noCopyBody')}</p>
      <Checkbox
        label={t('noCopyOverride')}
        description={forbidden}
        disabled={forbidden !== null}
        checked={reason !== null}
        onChange={({ currentTarget }) => onReason(currentTarget.checked ? '' : null)}
      />
      {reason !== null && (
        <Textarea
          label={t('noCopyReason')}
          description={t('noCopyReasonHint')}
          w="100%"
          minRows={2}
          maxLength={500}
          required
          value={reason}
          onChange={({ currentTarget }) => onReason(currentTarget.value.trimStart())}
        />
      )}
    </Notice>
  );
}
