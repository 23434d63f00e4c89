import { useTranslation } from 'react-i18next';
import type { PolicyKey } from '../../main/contract.ts';
import { usePolicy } from './use-policy.ts';

/** What was laid down since the program started: which rules hold already, and which from the next start on. Null where nothing was. */
export function useChangedPolicy(): string | null {
  const { t, i18n } = useTranslation('policy');
  const { tightened, waiting, mended } = usePolicy();
  const words = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const names = (keys: readonly PolicyKey[]) => words.format(keys.map((key) => t(`rule.${key}.name`)));
  const said = [
    tightened.length > 0 && t('changed.tightened', { rules: names(tightened) }),
    waiting.length > 0 && t('changed.waiting', { rules: names(waiting) }),
    mended && t('changed.mended'),
  ].filter((sentence) => sentence !== false);
  return said.length === 0 ? null : [t('changed.title'), ...said].join(i18n.language === 'ja' ? '' : ' ');
}
