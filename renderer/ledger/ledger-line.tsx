import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../../main/contract.ts';
import { accountList } from '../app/ask-main.ts';
import { Icon } from '../app/icon.tsx';
import { Tag } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import classes from './ledger.module.css';
import { LedgerLineDetails } from './ledger-line-details.tsx';
import { useLedgerWords } from './use-ledger-words.ts';

type Line = { readonly of: LedgerEntry; readonly opened: boolean; readonly onToggle: () => void };

/** One line of the timeline: an intent with its outcome, a fact, or one of Twilio's events. Opened, it tells everything. */
export function LedgerLine({ of: entry, opened, onToggle }: Line) {
  const { t } = useTranslation('ledger');
  const words = useLedgerWords();
  const { time } = useFormats();
  const id = `line-${entry.source}-${entry.number}`;
  return (
    <li className={classes.item} data-opened={opened || undefined} data-outside={entry.outside || undefined}>
      <button type="button" className={classes.line} aria-expanded={opened} aria-controls={id} onClick={onToggle}>
        <span className={classes.time}>{time(entry.time)}</span>
        <span className={classes.what}>
          {entry.outside && <Icon name="warning" />}
          <span className={classes.ellipsis}>{words.what(entry.what)}</span>
        </span>
        <About entry={entry} />
        <span className={classes.ellipsis}>{entry.user ?? ''}</span>
        <span className={classes.outcome}>
          {entry.outside ? <Tag tone="bad">{t('outside')}</Tag> : <Outcome entry={entry} />}
        </span>
      </button>
      {opened && (
        <div id={id} className={classes.opened}>
          <LedgerLineDetails of={entry} />
        </div>
      )}
    </li>
  );
}

function Outcome({ entry }: { readonly entry: LedgerEntry }) {
  const words = useLedgerWords();
  if (entry.kind === 'unreadable') return <Tag tone="bad">{words.what('unreadable')}</Tag>;
  if (entry.kind === 'intent' && entry.ended === null) return <Tag tone="warn">{words.outcome('open')}</Tag>;
  if (entry.ended === null) return null;
  const { outcome } = entry.ended;
  if (outcome === 'done') return <span className={classes.done}>{words.outcome(outcome)}</span>;
  const tone = outcome === 'failed' || outcome === 'unexpected' ? 'bad' : 'warn';
  return <Tag tone={tone}>{words.outcome(outcome)}</Tag>;
}

/** The account in its colour, then the one thing the line is about. */
function About({ entry }: { readonly entry: LedgerEntry }) {
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const { account, recording, resource, name, fingerprint, keySid, archive, batch } = entry.facts;
  const known = accounts.find(({ sid }) => sid === account);
  const thing = recording ?? resource ?? name ?? keySid ?? archive ?? batch ?? fingerprint ?? null;
  return (
    <span className={classes.about}>
      {typeof account === 'string' && (
        <span className={classes.account} data-colour={known?.colour}>
          <span className={classes.dot} />
          <span className={classes.ellipsis}>{known?.name ?? `${account.slice(0, 8)}…`}</span>
        </span>
      )}
      {thing !== null && thing !== known?.name && <span className={classes.thing}>{String(thing)}</span>}
    </span>
  );
}
