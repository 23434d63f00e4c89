import { Button } from '@mantine/core';
import classes from '../failure/notice.module.css';
import { Notice } from '../failure/notice.tsx';
import { cannotShow as english } from '../language/en/cannot-show.ts';
import { cannotShow as japanese } from '../language/ja/cannot-show.ts';
import { spokenLanguage } from '../language/language.ts';

/**
 * Why a part of the window is not there: its code could not be had, or it has a bug. Its words come with the window,
 * because those of the chosen language may be what is missing.
 */
export function CannotShow({ error }: { readonly error: unknown }) {
  const words = spokenLanguage() === 'ja' ? japanese : english;
  return (
    <Notice tone="bad" role="alert" title={words.title}>
      <p>{words.what}</p>
      <p>{words.remedy}</p>
      <div className={classes.command}>
        <code>{error instanceof Error ? error.message : String(error)}</code>
      </div>
      <div className={classes.ways}>
        <Button size="compact-sm" variant="default" onClick={() => location.reload()}>
          {words.reload}
        </Button>
      </div>
    </Notice>
  );
}
