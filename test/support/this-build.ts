import type { World } from '../../main/compose.ts';
import { updateSource } from '../../main/updates/update-source.ts';

/** What a test's program is told of itself: it asks nobody for newer versions. */
export const thisBuild: World['build'] = { version: '0.1.0', demo: true, updates: updateSource };
