import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { archiveReadme } from '../../../main/archive/archive-readme.ts';
import { readmeScript } from '../../../main/archive/readme-script.ts';
import { archivedKey, archivedRecording, newFilledArchive } from '../../support/fill-archive.ts';
import { newFolder } from '../../support/new-record.ts';
import { kitPassphrase, recoveryProfile } from '../../support/recovery-profile.ts';

/** docs/recovery.md is followed as it stands, by its own commands, in a shell, without Koekura. */
const doc = readFileSync(join(import.meta.dirname, '../../../docs/recovery.md'), 'utf8');
const format = readFileSync(join(import.meta.dirname, '../../../docs/kit-format.md'), 'utf8');
const line = (start: string): string => {
  const found = doc.split('\n').find((one) => one.startsWith('    ') && one.trim().startsWith(start));
  if (found === undefined) throw new Error(`docs/recovery.md has no ${start}`);
  return found.trim();
};

async function kitAndArchive() {
  const profile = recoveryProfile(newFolder());
  await profile.keyRing.generate({ name: 'Another key', sessionOnly: false });
  const pem = Buffer.from(archivedKey.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const { pending } = await profile.keyRing.readPending(pem, 'key.pem');
  await profile.keyRing.import({ pending, name: 'Key', passphrase: null, sessionOnly: false });
  const kit = join(newFolder(), 'KIT.koekura');
  const { sha256 } = await profile.recovery.make(kit, kitPassphrase);
  await profile.close();
  const recording = archivedRecording('found again', { to: '+81312345678' });
  const archive = newFilledArchive([recording]);
  archive.write('README.md', archiveReadme);
  const shell = (command: string, passphrase = kitPassphrase) =>
    execFileSync('sh', ['-c', command], {
      cwd: archive.root,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, KEY_PASSPHRASE: passphrase },
    });
  return { kit, sha256, recording, archive, shell };
}

test('its commands find and open an archived recording with the kit, OpenSSL and Python, and nothing else', async () => {
  const { kit, sha256, recording, archive, shell } = await kitAndArchive();
  expect(shell(line('openssl dgst').replace('KIT.koekura', kit))).toContain(sha256);
  shell(line("sed -n '/^# open.py/"));
  const { envelope } = archive.namesOf(recording);
  expect(shell(line('find recordings')).trim()).toBe(envelope);
  expect(shell(line('grep -l')).trim()).toBe(envelope);
  const open = (passphrase?: string) =>
    shell(line('python3 open.py').replace('KIT.koekura', kit).replace('recordings/…/RE….json', envelope), passphrase);
  expect(() => open('another passphrase')).toThrow(/another passphrase/);
  open();
  expect(readFileSync(archive.path('recording.wav')).equals(archive.plains.get(recording.sid) ?? Buffer.alloc(0))).toBe(
    true,
  );
  const bytes = readFileSync(kit);
  bytes[300] = (bytes[300] ?? 0) ^ 1;
  writeFileSync(kit, bytes);
  expect(() => open()).toThrow(/damaged/);
}, 120_000);

test('its script is the one that lies in every archive', () => {
  expect(doc).toContain(readmeScript);
});

/** Python's package that docs/kit-format.md names is not everywhere: its one function, by the script that needs none. */
const stand = `
import sys, types
code = open(sys.argv[1], encoding="utf-8").read().replace("main(*sys.argv[1:])", "")
own = {}
exec(code, own)
class AESGCM:
    def __init__(self, key): self.key = key
    def decrypt(self, iv, sealed, extra): return own["decrypt"](self.key, iv, extra, sealed)
class Key:
    def private_bytes(self, *_): return b"PRIVATE KEY OF " + str(len(self.der)).encode()
def load(der, _):
    key = Key(); key.der = der; return key
names = ["cryptography", "cryptography.hazmat", "cryptography.hazmat.primitives", "cryptography.hazmat.primitives.ciphers",
         "cryptography.hazmat.primitives.ciphers.aead"]
for name in names: sys.modules[name] = types.ModuleType(name)
sys.modules[names[4]].AESGCM = AESGCM
sys.modules[names[2]].serialization = types.SimpleNamespace(
    load_der_private_key=load, Encoding=types.SimpleNamespace(PEM=0),
    PrivateFormat=types.SimpleNamespace(PKCS8=0), NoEncryption=lambda: 0)
sys.argv = sys.argv[2:]
exec(open(sys.argv[0], encoding="utf-8").read())
`;

test('the format’s own script reads a kit', async () => {
  const { kit, shell } = await kitAndArchive();
  const folder = newFolder();
  const script = /```python\n([\s\S]*?)```/.exec(format)?.[1] ?? '';
  writeFileSync(join(folder, 'read.py'), script.replace('getpass.getpass()', `"${kitPassphrase}"`));
  writeFileSync(join(folder, 'open.py'), readmeScript);
  writeFileSync(join(folder, 'stand.py'), stand);
  const told = shell(`python3 ${folder}/stand.py ${folder}/open.py ${folder}/read.py ${kit}`);
  expect(told).toContain('Another key');
  expect(told.match(/PRIVATE KEY OF 1\d\d\d/g)?.length).toBe(2);
  expect(told).toContain('"madeBy"');
}, 120_000);
