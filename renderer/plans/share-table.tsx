import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../../main/contract.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './plans.module.css';

/** Recordings and their length, line by line, in columns of their own. */
export function ShareTable({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation('plans');
  return (
    <table className={classes.shares}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t('recordings')}</th>
          <th scope="col">{t('length')}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

type ShareRow = {
  readonly name: string;
  readonly share: PlanSummary['total'];
  /** What it means, where the name does not say enough. */
  readonly note?: string | null;
  readonly colour?: string | undefined;
  readonly strong?: boolean;
  readonly children?: ReactNode;
};

/** So many recordings, so long, and a sentence on what that means. */
export function ShareRow({ name, share, note = null, colour, strong = false, children }: ShareRow) {
  const formats = useFormats();
  return (
    <tr data-strong={strong || undefined} data-none={share.count === 0 || undefined}>
      <th scope="row">
        {colour !== undefined && <span className={classes.dot} data-colour={colour} />}
        {name} {children !== undefined && <span className={classes.badge}>{children}</span>}
        {note !== null && note !== '' && <span className={classes.note}>{note}</span>}
      </th>
      <td className="figures">{formats.count(share.count)}</td>
      <td className="figures">{formats.hours(share.seconds)}</td>
    </tr>
  );
}
