import { useTranslation } from 'react-i18next';
import cards from '../app/cards.module.css';

export function ArchivesScreen() {
  const { t } = useTranslation('archives');
  return (
    <div className={cards.screen}>
      <header className={cards.head}>
        <h1>{t('title')}</h1>
      </header>
    </div>
  );
}
