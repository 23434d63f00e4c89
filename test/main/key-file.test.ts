import { lstatSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readKeyFile, writeKeyFile } from '../../main/key-file.ts';

describe('a key file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'koekura-key-file-'));
  });

  it('comes back as it was written, readable by its owner only', async () => {
    const path = join(folder, 'backup.koekura');
    await writeKeyFile(path, Buffer.from('sealed'));
    expect(String(await readKeyFile(path))).toBe('sealed');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['backup.koekura']);
  });

  it('is not read when it is larger than any key', async () => {
    const path = join(folder, 'film.mp4');
    writeFileSync(path, Buffer.alloc(65 * 1024));
    await expect(readKeyFile(path)).rejects.toMatchObject({ code: 'key-too-large' });
  });

  it('is told from a recovery kit, however large that is', async () => {
    const path = join(folder, 'kit.koekura');
    writeFileSync(path, Buffer.concat([Buffer.from('KOEKURA KIT\n'), Buffer.alloc(1024 * 1024)]));
    await expect(readKeyFile(path)).rejects.toMatchObject({ code: 'backup-is-kit' });
  });

  it.each([
    ['no file was chosen', null, 'nothing-chosen'],
    ['the file is gone', '/nowhere/key.pem', 'disk-refused'],
    ['it is a folder', tmpdir(), 'disk-refused'],
  ])('says so when %s', async (_case, path, code) => {
    await expect(readKeyFile(path)).rejects.toMatchObject({ code });
  });

  it.skipIf(process.platform === 'win32')('goes through no link that waits for it, and leaves it alone', async () => {
    const path = join(folder, 'backup.koekura');
    const other = join(folder, 'other');
    writeFileSync(other, 'of somebody');
    symlinkSync(other, `${path}.part`);
    await writeKeyFile(path, Buffer.from('sealed'));
    expect(readFileSync(other, 'utf8')).toBe('of somebody');
    expect(lstatSync(path).isFile()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['backup.koekura', 'backup.koekura.part', 'other']);
  });

  it('leaves nothing behind when it cannot be written', async () => {
    await expect(writeKeyFile(join(folder, 'missing', 'b.koekura'), Buffer.from('x'))).rejects.toMatchObject({
      code: 'disk-refused',
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
