import { accounts } from './accounts.ts';
import { details } from './details.ts';
import { failure } from './failures.ts';
import { keys } from './keys.ts';
import { list } from './list.ts';
import { player } from './player.ts';
import { recordings } from './recordings.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { welcome } from './welcome.ts';

/** Every screen's words, by screen. */
export const en = { shell, list, details, settings, recordings, player, accounts, keys, welcome, failure };
