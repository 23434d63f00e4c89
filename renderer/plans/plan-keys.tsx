import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../../main/contract.ts';
import { keyList } from '../app/ask-main.ts';
import { Tag } from '../failure/notice.tsx';
import { ShareRow, ShareTable } from './share-table.tsx';

const toneOf = { 'backed-up': 'quiet', unbacked: 'warn', session: 'warn', missing: 'bad' } as const;

/** With which key each recording opens, and what would become of it with this computer. */
export function PlanKeys({ plan }: { readonly plan: PlanSummary }) {
  const { t } = useTranslation('plans');
  const known = useQuery(keyList).data?.keys ?? [];
  if (plan.keys.length === 0) return null;
  return (
    <ShareTable title={t('keys')}>
      {plan.keys.map(({ keySid, fingerprint, standing, count, seconds }) => {
        const name =
          known.find((one) => one.fingerprint === fingerprint)?.name ?? keySid ?? `${fingerprint?.slice(0, 8)}…`;
        return (
          <ShareRow
            key={`${keySid} ${fingerprint}`}
            name={keySid === null ? t('sealedOnArrival', { name }) : name}
            share={{ count, seconds }}
            note={standing === 'backed-up' ? null : t(`standingNote.${standing}`)}
          >
            <Tag tone={toneOf[standing]}>{t(`standing.${standing}`)}</Tag>
          </ShareRow>
        );
      })}
    </ShareTable>
  );
}
