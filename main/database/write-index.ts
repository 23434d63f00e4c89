import { onIndex } from './condemned.ts';
import type { WritableIndex } from './handles.ts';
import { forgetKnownKinds } from './recording-kinds.ts';

/** Does `work` in a transaction of its own: all of it or nothing. Throws 'disk-full', 'disk-refused'. */
export function writeIndex<T>(index: WritableIndex, work: () => T): T {
  return onIndex(index, () => {
    try {
      return index.transaction(work).immediate();
    } catch (error) {
      forgetKnownKinds(index);
      throw error;
    }
  });
}
