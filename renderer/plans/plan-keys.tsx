import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KeyStanding, PlanKind, PlanSummary } from '../../main/contract.ts';
import { keyList } from '../app/ask-main.ts';
import { Tag } from '../failure/notice.tsx';
import { ShareRow, ShareTable } from './share-table.tsx';

const toneOf = { 'backed-up': 'quiet', unbacked: 'warn', session: 'warn', missing: 'bad' } as const;

/** With which key each recording opens, and what would become of it with this computer. */
export function PlanKeys({ plan }: { readonly plan: PlanSummary }) {
  const { t } = useTranslation('plans');
  const known = useQuery(keyList).data?.keys ?? [];
  if (plan.keys.length === 0) return null;
  const noteOf = (kind: PlanKind, standing: KeyStanding): string | null => {
    if (standing === 'backed-up' || (kind === 'export' && standing !== 'missing')) return null;
    if (kind === 'export') return t('standingNote.missingExport');
    return t(`standingNote.${kind === 'remove' && standing === 'missing' ? 'missingRemove' : standing}`);
  };
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
            note={noteOf(plan.kind, standing)}
          >
            <Tag tone={toneOf[standing]}>{t(`standing.${standing}`)}</Tag>
          </ShareRow>
        );
      })}
    </ShareTable>
  );
}
