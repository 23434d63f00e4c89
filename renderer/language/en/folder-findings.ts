/** What a pre-flight says of a folder, by check. */
export const folderFindings = {
  writes: {
    title: 'Writing and reading',
    good: 'A probe was written, read back and removed.',
    bad: 'A probe could not be written and read back. Code: {{code}}.',
  },
  flush: {
    title: 'Keeping what was written',
    good: 'The file system confirms that what is written has reached the disk.',
    warn: 'The file system does not confirm that what is written has reached the disk. Code: {{code}}.',
  },
  rename: {
    title: 'Putting files in place',
    good: 'A finished file takes its place in one step.',
    bad: 'A finished file cannot be put in its place in one step. Code: {{code}}.',
  },
  'hard-links': {
    title: 'Never overwriting',
    good: 'The file system itself refuses to overwrite.',
    warn: 'The file system has no hard links, so Koekura looks before it writes. Do not let two computers write here at the same moment.',
  },
  case: {
    title: 'Upper and lower case',
    good: 'Names that differ in case are kept apart.',
    warn: 'Names that differ only in case are the same here. Koekura’s own names never do.',
  },
  free: {
    title: 'Space',
    good: '{{freeBytes}} free.',
    warn: 'Only {{freeBytes}} free.',
    unknown: 'The file system does not say how much is free.',
  },
  network: {
    title: 'Kind of drive',
    good: 'A drive of this computer ({{type}}).',
    warn: 'A network share ({{type}}): copies take as long as the network does, and every copy is read back over it.',
    unknown: 'It cannot be told what kind of drive this is.',
  },
  temporary: {
    title: 'Lasting',
    good: 'Not a place that is cleared of itself.',
    warn: 'This lies in a temporary folder, which the system may clear.',
  },
  memory: {
    title: 'Lasting',
    warn: 'This lies in memory ({{type}}) and is gone when the computer is switched off.',
  },
  removable: {
    title: 'Removable drive',
    warn: 'This looks like a drive that can be pulled out. Keep it connected while copies are made, and keep it safe.',
  },
  synced: {
    title: 'Synchronised folder',
    warn: 'This lies in a folder that {{service}} synchronises: copies leave this computer for that service, and it may put placeholders in their place.',
  },
  program: {
    title: 'Own folder',
    bad: 'This lies inside Koekura’s own folder. Choose a place apart from it.',
  },
  empty: {
    title: 'What lies here',
    good: 'Nothing else lies here.',
    warn: 'Other things lie here. Koekura leaves them alone; a folder of its own is tidier.',
  },
  archive: {
    title: 'What lies here',
    good: 'An archive of Koekura’s.',
    bad: 'An archive made by a newer Koekura, or one whose description cannot be read.',
  },
  known: {
    title: 'What lies here',
    warn: 'This is “{{name}}”, which is in the list already. Its entry will point here from now on.',
  },
};
