import type { en } from '../en/all.ts';
import type { Translated } from '../translated.ts';
import { details } from './details.ts';
import { list } from './list.ts';
import { recordings } from './recordings.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';

export const ja: Translated<typeof en> = { shell, list, details, settings, recordings };
