import type { ReactNode } from 'react';
import classes from './notice.module.css';

type Notice = {
  readonly tone: 'bad' | 'warn' | 'good';
  readonly title?: string;
  /** alert: read out at once; status: when there is a pause; note: not by itself. */
  readonly role: 'alert' | 'status' | 'note';
  readonly children?: ReactNode;
};

/** Something to be told in its place on the screen, in the colour of its weight. */
export function Notice({ tone, title, role, children }: Notice) {
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      {title !== undefined && <strong className={classes.title}>{title}</strong>}
      {children}
    </div>
  );
}

type Tag = { readonly tone: 'bad' | 'warn' | 'good' | 'quiet'; readonly children: string };

/** A word or two on a state, in the colour of its weight. */
export function Tag({ tone, children }: Tag) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  );
}
