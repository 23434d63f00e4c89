/** Classes whose objects must be restored before they can be read: a copy there could not be read back. */
export const frozenClasses: ReadonlySet<string> = new Set(['GLACIER', 'DEEP_ARCHIVE']);
