import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { WritableIndex } from '../../main/database/handles.ts';
import { openIndex } from '../../main/database/open-index.ts';
import { newFolder } from './new-record.ts';

/** A fresh index of this test's own, closed with it. */
export function newIndex(path = join(newFolder(), 'index.db')): WritableIndex {
  const { index } = openIndex(path);
  onTestFinished(() => {
    index.close();
  });
  return index;
}
