import type { ReactNode } from 'react';
import classes from './details-pane.module.css';

export function Facts({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{title}</h3>
      <dl className={classes.list}>{children}</dl>
    </section>
  );
}

type FactProps = {
  readonly name: string;
  readonly note?: string | null;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** One fact, with a sentence under it where the value alone does not say enough; a wide one has its value below. */
export function Fact({ name, note = null, wide = false, children }: FactProps) {
  return (
    <div className={classes.fact} data-wide={wide || undefined}>
      <dt>{name}</dt>
      <dd>
        {children}
        {note !== null && <p className={classes.note}>{note}</p>}
      </dd>
    </div>
  );
}
