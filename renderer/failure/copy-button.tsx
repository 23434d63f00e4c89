import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useForAMoment } from '../app/use-for-a-moment.ts';
import { copyText } from './copy-text.ts';

/** Copies `text` and says so for a moment. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useTranslation('failure');
  const [copied, showCopied] = useForAMoment();
  return (
    <Button size="compact-xs" variant="default" aria-label={label} onClick={() => copyText(text) && showCopied()}>
      <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
    </Button>
  );
}
