import { useTranslation } from 'react-i18next';
import type { Recording } from '../../main/contract.ts';
import { twilioSidOf } from '../app/twilio-sid-of.ts';
import { useNow } from '../app/use-now.ts';
import { useFormats } from '../language/use-formats.ts';
import { usePolicy } from './use-policy.ts';

/** Why the policy keeps a recording, as a hold says it; null when it does not. Of its age only while it is at Twilio. */
export function useKeptByPolicy({ account, startedAt, whereabouts }: Recording): string | null {
  const { t } = useTranslation('policy');
  const formats = useFormats();
  const now = useNow(false);
  const { rules } = usePolicy();
  const held = (rules['holds.accounts'] ?? []).map((sid) => sid.toLowerCase());
  if (held.includes(twilioSidOf(account).toLowerCase())) return t('kept.account');
  if (whereabouts !== 'twilio') return null;
  const until = startedAt + (rules['retention.minimumDays'] ?? 0) * 86_400;
  return until > now ? t('kept.young', { day: formats.day(until) }) : null;
}
