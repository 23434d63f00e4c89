import { useCallback, useState } from 'react';
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
  const { settings } = useListQuestion();
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const openMenu = useCallback((position: number, x: number, y: number) => setPlace({ position, x, y }), []);
  return (
    <main className={classes.screen}>
      <ListToolbar />
      <div className={classes.panes}>
        <div className={classes.list}>
          <Rows onMenu={openMenu} />
          <ListFooter />
        </div>
        {settings.detailsShown && <DetailsPane />}
      </div>
      {place !== null && <RowMenu place={place} onClose={() => setPlace(null)} />}
    </main>
  );
}

/** Apart from the rest of the screen, which has no need to be drawn again with every page of rows. */
function Rows({ onMenu }: { readonly onMenu: (position: number, x: number, y: number) => void }) {
  const { known, retry } = useListRows();
  return (
    <>
      {known.failure !== null && (
        <div className={classes.failed}>
          <FailureNotice failure={known.failure} onRetry={retry} />
        </div>
      )}
      {known.matching === 0 ? <ListEmpty /> : <ListGrid onMenu={onMenu} />}
    </>
  );
}
