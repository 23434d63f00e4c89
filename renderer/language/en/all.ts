import { details } from './details.ts';
import { list } from './list.ts';
import { recordings } from './recordings.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';

/** Every screen's words, by screen. */
export const en = { shell, list, details, settings, recordings };
