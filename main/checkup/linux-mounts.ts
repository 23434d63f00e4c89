/** A line of /proc/self/mountinfo (proc_pid_mountinfo(5)): `device` is major:minor. */
export type Mount = { readonly device: string; readonly point: string; readonly type: string; readonly source: string };

/** The mount a path lies on: the last of the longest mount points above it. Null where nothing is legible. */
export function mountOf(mountinfo: string, path: string): Mount | null {
  let found: Mount | null = null;
  for (const line of mountinfo.split('\n')) {
    const [before, after] = line.split(' - ');
    const [, , device, , point] = (before ?? '').split(' ');
    const [type, source] = (after ?? '').split(' ');
    if (device === undefined || point === undefined || type === undefined || source === undefined) continue;
    const mount = { device, point: unescaped(point), type, source: unescaped(source) };
    // What is mounted later over the same point hides what was there.
    if (isWithin(path, mount.point) && mount.point.length >= (found?.point.length ?? 0)) found = mount;
  }
  return found;
}

/** The swaps of /proc/swaps that are on a disk. */
export function swapsIn(swaps: string): readonly { readonly path: string; readonly file: boolean }[] {
  return swaps.split('\n').flatMap((line) => {
    const [path, type] = line.split(/\s+/);
    if (path === undefined || !path.startsWith('/') || path.startsWith('/dev/zram')) return [];
    return [{ path: unescaped(path), file: type === 'file' }];
  });
}

const isWithin = (path: string, folder: string) =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** Spaces and such are written as octal numbers. */
const unescaped = (text: string) =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
