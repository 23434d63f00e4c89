import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../../main/contract.ts';
import classes from './enrolment.module.css';
import { useKeyName } from './use-key-name.ts';

/** A drawing of the part of the Console that is meant: nothing in it can be pressed. */
export function ConsolePicture({ of: { fingerprint, keySid } }: { readonly of: Enrolment }) {
  const { t } = useTranslation('enrolment');
  const nameOf = useKeyName();
  return (
    <figure className={classes.picture}>
      <figcaption>{t('consolePicture')}</figcaption>
      <div className={classes.pictureFrame} aria-hidden="true">
        <strong>{t('pictureTitle')}</strong>
        <div className={classes.pictureRow}>
          <span className={classes.pictureSwitch} /> {t('pictureEnabled')}
        </div>
        <div className={classes.pictureRow}>
          <span>{t('pictureKey')}</span>
          <span className={classes.pictureSelect}>
            {nameOf(fingerprint)} {keySid === null ? '' : `(${keySid.slice(0, 10)}…)`} ▾
          </span>
        </div>
        <span className={classes.pictureButton}>{t('pictureSave')}</span>
      </div>
    </figure>
  );
}
