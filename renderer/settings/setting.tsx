import { type ReactNode, useId } from 'react';
import classes from './settings-screen.module.css';

export function SettingGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={classes.rows}>{children}</div>
    </section>
  );
}

type Setting = { readonly name: string; readonly hint?: string; readonly children?: ReactNode };

/** One setting: its name and what it means on the left, what it is on the right. */
export function Setting({ name, hint, children }: Setting) {
  return (
    <div className={classes.row}>
      <div>
        <div className={classes.name}>{name}</div>
        {hint !== undefined && <div className={classes.hint}>{hint}</div>}
      </div>
      {children !== undefined && <div className={classes.value}>{children}</div>}
    </div>
  );
}
