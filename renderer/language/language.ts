import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { FailureLanguage } from '../failure/failure-words.ts';
import { bindFigures } from './bind-figures.ts';

export type Language = 'en' | 'ja';

/** The system's language as the browser tells it, until main has told the one to speak. */
export const firstLanguage: Language = navigator.language.startsWith('ja') ? 'ja' : 'en';

/** The words of a language come when it is spoken. */
const loadWords = {
  en: async () => {
    const { en, failureLanguage } = await import('./en/all.ts');
    return { screens: en, failureLanguage };
  },
  ja: async () => {
    const { ja, failureLanguage } = await import('./ja/all.ts');
    return { screens: bindFigures(ja), failureLanguage };
  },
} as const satisfies Record<Language, unknown>;

const failureLanguages: Partial<Record<Language, FailureLanguage>> = {};
let lastSpoken: Promise<void> = Promise.resolve();

/**
 * Makes every screen speak `language`; the page says so to screen readers and picks its fonts by it. Rejects when its
 * words cannot be loaded. One after the other: what was wanted last is spoken in the end.
 */
export function speak(language: Language): Promise<void> {
  lastSpoken = lastSpoken.catch(() => undefined).then(() => change(language));
  return lastSpoken;
}

async function change(language: Language): Promise<void> {
  const { screens, failureLanguage } = await loadWords[language]();
  failureLanguages[language] = failureLanguage;
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      resources: { [language]: screens },
      lng: language,
      fallbackLng: false,
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      showSupportNotice: false,
    } as Parameters<typeof i18next.init>[0]);
  } else if (i18next.language !== language) {
    for (const [screen, texts] of Object.entries(screens)) i18next.addResourceBundle(language, screen, texts);
    await i18next.changeLanguage(language);
  }
  document.documentElement.lang = language;
}

/** The language being spoken, or about to be. */
export function spokenLanguage(): Language {
  return i18next.isInitialized ? (i18next.language as Language) : firstLanguage;
}

/** What failures are called in the language being spoken. */
export function spokenFailureLanguage(): FailureLanguage {
  const known = failureLanguages[spokenLanguage()];
  if (known === undefined) throw new Error('no language is spoken yet');
  return known;
}

/** The language to speak: the user's choice, or the system's. */
export function chosenLanguage(choice: 'system' | Language, system: Language): Language {
  return choice === 'system' ? system : choice;
}
