import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type OpenPage, startViewer, type View } from './open-page.ts';

/** One view at a time, closed after each test, of which the browser must not have complained. */
type Viewer = {
  readonly open: (view: Partial<View>) => Promise<OpenPage>;
  /** For a test of something the browser rightly complains of: complaints that match are none. */
  readonly forgive: (complaint: RegExp) => void;
};

/** A viewer for the tests of one block. */
export function useViewer(): Viewer {
  let viewer: Awaited<ReturnType<typeof startViewer>> | undefined;
  let view: OpenPage | undefined;
  let forgiven: RegExp | undefined;

  beforeAll(async () => {
    viewer = await startViewer();
  });
  afterAll(() => viewer?.close());
  afterEach(async () => {
    try {
      expect(view?.complaints.filter((complaint) => !forgiven?.test(complaint)) ?? []).toEqual([]);
    } finally {
      await view?.page.context().close();
      view = undefined;
      forgiven = undefined;
    }
  });

  return {
    open: async (wanted) => {
      if (viewer === undefined) throw new Error('a view is opened inside a test');
      view = await viewer.open(wanted);
      // A test has two minutes; a machine with much else to do has taken eight seconds to answer a click.
      view.page.setDefaultTimeout(25_000);
      return view;
    },
    forgive: (complaint) => {
      forgiven = complaint;
    },
  };
}
