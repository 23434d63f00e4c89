import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/all.ts';
import { ja } from './ja/all.ts';

export type Language = 'en' | 'ja';

/** Makes every screen speak `language`; the page says so to screen readers and picks its fonts by it. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      resources: { en, ja },
      lng: language,
      fallbackLng: false,
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      showSupportNotice: false,
    } as Parameters<typeof i18next.init>[0]);
  } else if (i18next.language !== language) {
    await i18next.changeLanguage(language);
  }
  document.documentElement.lang = language;
}

/** The language to speak: the user's choice, or the system's. */
export function chosenLanguage(choice: 'system' | Language, system: Language): Language {
  return choice === 'system' ? system : choice;
}
