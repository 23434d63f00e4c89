import { useTranslation } from 'react-i18next';
import type { KitPreview } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { Tag } from '../failure/notice.tsx';
import { shortFingerprint } from '../keys/short-fingerprint.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './recovery.module.css';

const also = ['holds', 'held', 'copies', 'batches', 'removals', 'events', 'attestations'] as const;

/** Exactly what is in a kit. */
export function KitContents({ of: kit }: { readonly of: KitPreview }) {
  const { t } = useTranslation('recovery');
  const formats = useFormats();
  const { ledger, counts } = kit;
  const here = <Tag tone="quiet">{t('here')}</Tag>;
  return (
    <dl className={cards.facts}>
      <dt>{t('made')}</dt>
      <dd className="figures">
        {kit.madeBy === null
          ? t('keyBackup', { time: formats.time(kit.madeAt) })
          : t('madeBy', { time: formats.time(kit.madeAt), ...kit.madeBy })}
      </dd>
      <dt>{t('keys')}</dt>
      <dd>
        <ul className={classes.list}>
          {kit.keys.map((key) => (
            <li key={key.fingerprint}>
              {key.name} · <span className={cards.mono}>{shortFingerprint(key.fingerprint)}</span>
              <span className="figures"> · {t('bits', { bits: key.bits })}</span> {key.here && here}
            </li>
          ))}
          {kit.keys.length === 0 && <li>{t('none')}</li>}
        </ul>
      </dd>
      {kit.keysMissing.length > 0 && (
        <>
          <dt>{t('keysMissing')}</dt>
          <dd>{kit.keysMissing.map(({ name }) => name).join(', ')}</dd>
        </>
      )}
      {kit.form === 'kit' && (
        <>
          <dt>{t('accounts')}</dt>
          <dd>
            <ul className={classes.list}>
              {kit.accounts.map(({ sid, name, here: known }) => (
                <li key={sid}>
                  {name} · <span className={cards.mono}>{sid}</span> {known && here}
                </li>
              ))}
              {kit.accounts.length === 0 && <li>{t('none')}</li>}
            </ul>
          </dd>
          <dt>{t('archives')}</dt>
          <dd>
            <ul className={classes.list}>
              {kit.archives.map(({ archive, name, place, here: known }) => (
                <li key={archive}>
                  {name} · <span className={cards.mono}>{place.kind === 'folder' ? place.shown : place.bucket}</span>{' '}
                  {known && here}
                </li>
              ))}
              {kit.archives.length === 0 && <li>{t('none')}</li>}
            </ul>
          </dd>
          <dt>{t('also')}</dt>
          <dd className="figures">
            {also.map((name) => `${t(`counts.${name}`)} ${formats.count(counts[name])}`).join(' · ')}
          </dd>
          <dt>{t('ledger')}</dt>
          <dd className="figures">
            {ledger.lastAt !== null &&
              `${t('ledgerEntries', { number: formats.count(counts.entries), time: formats.time(ledger.lastAt) })} `}
            {ledger.fate === 'taken' && t('ledgerTaken')}
            {ledger.fate === 'kept' && t('ledgerKept', { own: formats.count(ledger.ownEntries) })}
            {ledger.fate === 'none' && t('ledgerNone')}
          </dd>
        </>
      )}
    </dl>
  );
}
