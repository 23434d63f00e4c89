import { useTranslation } from 'react-i18next';
import type { Finding } from '../../main/contract.ts';
import { Icon } from '../app/icon.tsx';
import { useFormats } from '../language/use-formats.ts';
import classes from './archives.module.css';

const icons = { good: 'check', warn: 'warning', bad: 'close', unknown: 'info' } as const;

/** What a pre-flight found, the worst first. Words are in the language files, by check and verdict. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t, i18n } = useTranslation('findings');
  const { bytes, count } = useFormats();
  const order = ['bad', 'warn', 'unknown', 'good'];
  const worstFirst = findings.toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
  const say = (key: string, facts: Record<string, string>) =>
    i18n.exists(`findings:${key}`) ? String(t(key as never, facts as never)) : null;
  return (
    <ul className={classes.findings}>
      {worstFirst.map(({ check, verdict, facts }) => {
        const written = Object.entries(facts).map(([name, fact]) => {
          if (typeof fact === 'string') return [name, fact];
          return [name, name.endsWith('Bytes') ? bytes(fact) : count(fact)];
        });
        return (
          <li key={check} className={classes.finding} data-verdict={verdict}>
            <span className={classes.mark}>
              <Icon name={icons[verdict]} />
            </span>
            <span>{say(`${check}.title`, {}) ?? check}</span>
            <span>{say(`${check}.${verdict}`, Object.fromEntries(written)) ?? verdict}</span>
          </li>
        );
      })}
    </ul>
  );
}
