import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { CopyButton } from '../failure/copy-button.tsx';
import { useFormats } from '../language/use-formats.ts';
import classes from './ledger.module.css';
import { useLedgerWords } from './use-ledger-words.ts';

/** Everything that is written of one line: who, what, how it ended, and the text itself. */
export function LedgerLineDetails({ of: entry }: { readonly of: LedgerEntry }) {
  const { t } = useTranslation('ledger');
  const words = useLedgerWords();
  const { timeHere, timeInUtc } = useFormats();
  const { ended, facts } = entry;
  return (
    <>
      {entry.outside && <p className={classes.outsideWhy}>{t('outsideWhy')}</p>}
      <dl className={cards.facts}>
        <dt>{entry.source === 'twilio' ? t('event') : t('number', { number: entry.number })}</dt>
        <dd className="figures">
          {timeHere(entry.time)} · {timeInUtc(entry.time)} UTC
        </dd>
        <dt>{t('who')}</dt>
        <dd>
          <Who entry={entry} />
        </dd>
        <Facts facts={facts} />
        {entry.kind === 'intent' && (
          <>
            <dt>{t('concluded')}</dt>
            <dd>
              {ended === null ? (
                t('stillOpen')
              ) : (
                <>
                  {words.outcome(ended.outcome)}
                  {ended.code !== null && `: ${words.code(ended.code)}`}{' '}
                  <span className={classes.quiet}>
                    {t('concludedBy', { number: ended.number, time: timeHere(ended.time) })}
                  </span>
                </>
              )}
            </dd>
            <Facts facts={ended?.facts ?? {}} />
          </>
        )}
        <dt>{t('text')}</dt>
        <dd className={classes.text}>
          <code>{entry.text}</code>
          <CopyButton text={entry.text} />
        </dd>
      </dl>
    </>
  );
}

function Who({ entry }: { readonly entry: LedgerEntry }) {
  const { t } = useTranslation('ledger');
  const { user, machine, credential, source } = entry;
  if (source === 'twilio') return t('byTwilio', { actor: user ?? t('nobody'), source: machine ?? t('nobody') });
  if (user === null || machine === null) return t('nobody');
  const by = t('by', { user, machine });
  return credential === null ? by : `${by} ${t('withCredential', { credential })}`;
}

function Facts({ facts }: { readonly facts: LedgerEntry['facts'] }) {
  const words = useLedgerWords();
  return Object.entries(facts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => (
      <div key={name} className={classes.fact}>
        <dt>{words.fact(name)}</dt>
        <dd className={typeof value === 'string' && /^[0-9A-Za-z-]{32,}$/.test(value) ? cards.mono : undefined}>
          {String(value)}
        </dd>
      </div>
    ));
}
