import { useState } from 'react';
import { DetailsPane } from '../details/details-pane.tsx';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { ListEmpty } from './list-empty.tsx';
import { ListFooter } from './list-footer.tsx';
import { ListGrid } from './list-grid.tsx';
import { useListRows } from './list-rows.tsx';
import classes from './list-screen.module.css';
import { ListToolbar } from './list-toolbar.tsx';
import { type MenuPlace, RowMenu } from './row-menu.tsx';
import { useListQuestion } from './use-list-question.ts';

/** The recordings: toolbar, list, totals, and the details of the one in hand. */
export function ListScreen() {
  const { known, retry } = useListRows();
  const { settings } = useListQuestion();
  const [place, setPlace] = useState<MenuPlace | null>(null);
  return (
    <main className={classes.screen}>
      <ListToolbar />
      <div className={classes.panes}>
        <div className={classes.list}>
          {known.failure !== null && (
            <div className={classes.failed}>
              <FailureNotice failure={known.failure} onRetry={retry} />
            </div>
          )}
          {known.matching === 0 ? (
            <ListEmpty />
          ) : (
            <ListGrid onMenu={(position, x, y) => setPlace({ position, x, y })} />
          )}
          <ListFooter />
        </div>
        {settings.detailsShown && <DetailsPane />}
      </div>
      <RowMenu place={place} onClose={() => setPlace(null)} />
    </main>
  );
}
