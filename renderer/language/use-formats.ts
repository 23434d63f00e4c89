import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/use-settings.ts';
import { type Formats, formatsFor, localeOf } from './formats.ts';
import type { Language } from './language.ts';

/** The formats of the language being spoken and the clock the user chose. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const { clock } = useSettings();
  return useMemo(() => {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    return formatsFor(localeOf(i18n.language as Language, navigator.languages), clock, zone);
  }, [i18n.language, clock]);
}
