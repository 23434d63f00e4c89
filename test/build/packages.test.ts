import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Arch } from 'electron-builder';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkMsiProject } from '../../build/package/check-msi-project.ts';
import { setFuses } from '../../build/package/fuses.ts';
import { packageConfig } from '../../build/package/package-config.ts';
import { isPacked } from '../../build/package/stage-app.ts';
import { makeStubElectron } from '../../build/package/stub-electron.ts';
import { parseTarget, type Target } from '../../build/package/target.ts';
import { checkFiles } from '../../build/package/verify/check-files.ts';
import { kindOf } from '../../build/package/verify/check-natives.ts';
import { checkWords } from '../../build/package/verify/check-words.ts';
import type { OpenedPackage } from '../../build/package/verify/opened-package.ts';

const root = resolve(import.meta.dirname, '../..');
const linux: Target = { system: 'linux', processor: 'x64' };

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-packages-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** What checks look at, with an archive of these files. */
function packageOf(files: Readonly<Record<string, string>>): OpenedPackage & { readonly staged: string } {
  const [app, staged, folder] = [newFolder(), newFolder(), newFolder()];
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(app, path)), { recursive: true });
    writeFileSync(join(app, path), text);
  }
  cpSync(app, staged, { recursive: true });
  return { target: linux, folder, program: '', resources: '', asar: '', headerHash: '', app, staged, close: () => {} };
}

const whole = {
  'out/main/main.js': 'start();',
  'node_modules/zod/package.json': '{"name":"zod","version":"4.6.7","scripts":{"build":"make"}}',
};

test.each([
  ['linux', 'linux-x64.node'],
  ['linux', 'linux-arm64.node'],
  ['win32', 'win32-x64.node'],
  ['win32', 'win32-arm64.node'],
  ['darwin', 'darwin-x64.node'],
  ['darwin', 'darwin-arm64.node'],
])('tells for %s whose %s is, by its own head', (_system, name) => {
  const bytes = readFileSync(join(root, 'node_modules/better-sqlite3/prebuilds', name));
  expect(kindOf(bytes)).toBe(name.replace('.node', ''));
});

test('packs of the native files those of the target, and nothing for people who develop', () => {
  const windows: Target = { system: 'win32', processor: 'arm64' };
  const natives = readdirSync(join(root, 'node_modules/better-sqlite3/prebuilds'));
  const packed = natives.filter((name) => isPacked(`better-sqlite3/prebuilds/${name}`, windows));
  expect(packed).toEqual(['win32-arm64.node']);
  expect(isPacked('@napi-rs/keyring-linux-x64-gnu/keyring.linux-x64-gnu.node', linux)).toBe(true);
  expect(isPacked('@napi-rs/keyring-linux-x64-gnu/keyring.linux-x64-gnu.node', windows)).toBe(false);
  for (const path of ['zod/index.d.ts', 'zod/lib/a.js.map', 'better-sqlite3/deps/sqlite3.c', 'qs/test/parse.js'])
    expect([path, isPacked(path, linux)]).toEqual([path, false]);
  for (const path of ['zod/index.js', 'zod/LICENSE', 'libflacjs/dist/libflac.min.wasm.wasm'])
    expect([path, isPacked(path, linux)]).toEqual([path, true]);
});

test.each([
  ['linux', { system: 'linux', processor: 'x64' }, 'electron'],
  ['win', { system: 'win32', processor: 'x64' }, 'electron.exe'],
  ['mac-arm64', { system: 'darwin', processor: 'arm64' }, 'Electron.app'],
] as const)('sets all nine fuses of a binary for %s, and they read back', async (name, target, program) => {
  expect(parseTarget(name.includes('-') ? name : `${name}-x64`)).toEqual(target);
  const folder = join(newFolder(), 'electron');
  await makeStubElectron(target, folder);
  const path = join(folder, program);
  await setFuses(path, false);
  const wire = (await getCurrentFuseWire(path)) as unknown as Record<number, FuseState>;
  const on = Object.keys(wire).filter((place) => wire[Number(place)] === FuseState.ENABLE);
  expect(on.map((place) => FuseV1Options[Number(place)])).toEqual([
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
    'WasmTrapHandlers',
  ]);
});

describe('a package that is not what it should be', () => {
  test('is not complained of when it is', () => {
    const opened = packageOf(whole);
    expect([...checkFiles(opened, opened.staged), ...checkWords(opened)]).toEqual([]);
    // What the packer leaves out of a package.json is no difference.
    writeFileSync(join(opened.app, 'node_modules/zod/package.json'), '{"name":"zod","version":"4.6.7"}');
    expect(checkFiles(opened, opened.staged)).toEqual([]);
  });

  test.each([
    ['a file more', 'out/main/more.js', 'x', 'not expected: out/main/more.js'],
    ['another content', 'out/main/main.js', 'start(evil);', 'not what was staged: out/main/main.js'],
    [
      'a dependency that starts elsewhere',
      'node_modules/zod/package.json',
      '{"main":"evil.js"}',
      'not what was staged',
    ],
  ])('%s is found', (_what, path, text, finding) => {
    const opened = packageOf(whole);
    writeFileSync(join(opened.app, path), text);
    expect(checkFiles(opened, opened.staged).join('\n')).toContain(finding);
  });

  test('a missing file is found', () => {
    const opened = packageOf(whole);
    rmSync(join(opened.app, 'out/main/main.js'));
    expect(checkFiles(opened, opened.staged)).toEqual(['missing: out/main/main.js']);
  });

  test.each([
    ['an option for development', "options: { 'twilio-origin': {} }"],
    ['an option for development', "options: { 'policy-file': {} }"],
    ['a Twilio SID', `AC${'7f'.repeat(16)}`],
    ['a private key', `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}\n`],
    ['a source map', '//# sourceMappingURL=main.js.map'],
    ['tells where it was built', join(root, 'main/main.ts')],
  ])('%s is found', (what, text) => {
    const found = checkWords(packageOf({ 'out/main/main.js': text }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(what);
  });
});

describe('the msi', () => {
  /** What electron-builder hands to WiX, made by its own template from our configuration. */
  async function sourceOf(changed: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const config = packageConfig({
      ...{ electronDist: '', electronVersion: '45.0.0', output: '', release: false, forTests: false },
    });
    const app = newFolder();
    mkdirSync(join(app, 'resources'));
    for (const name of ['Koekura.exe', 'resources/app.asar']) writeFileSync(join(app, name), '');
    const { default: MsiTarget } = createRequire(import.meta.url)('app-builder-lib/out/targets/MsiTarget.js');
    const packager = {
      config: { ...config, msi: { ...config.msi, ...changed } },
      platformSpecificBuildOptions: {},
      fileAssociations: [config.fileAssociations].flat(),
      getIconPath: async () => null,
      appInfo: {
        ...{ id: config.appId, productName: 'Koekura', productFilename: 'Koekura', companyName: 'Koekura' },
        ...{ sanitizedProductName: 'Koekura', sanitizedName: 'koekura', description: 'Calls' },
        getVersionInWeirdWindowsForm: () => '1.0.0.0',
      },
    };
    const msi = new MsiTarget(packager, '');
    const { getEffectiveOptions } = createRequire(import.meta.url)(
      'app-builder-lib/out/options/CommonWindowsInstallerConfiguration.js',
    );
    return msi.writeManifest(app, Arch.x64, getEffectiveOptions(msi.options, packager));
  }

  test('is one package for everybody and, with ALLUSERS=2, for one user', async () => {
    const source = await sourceOf();
    expect(source).toContain('Source="$(var.appDir)/resources/app.asar"');
    expect(() => checkMsiProject(source)).not.toThrow();
  });

  test('is not made where it would install for the account that distributes it', async () => {
    const source = await sourceOf({ perMachine: false });
    expect(() => checkMsiProject(source)).toThrow('for everybody unless it is told otherwise');
  });

  test.each([
    ['<Package ', '<Package InstallScope="perMachine" ', 'without InstallScope='],
    ['Id="MSIINSTALLPERUSER"', 'Id="OTHER"', 'for one user'],
    ['Id="ProgramFiles64Folder"', 'Id="SystemFolder"', 'in the folder for programs'],
  ])('is not made with %s as %s', async (said, instead, finding) => {
    const source = (await sourceOf()).replace(said, instead);
    expect(() => checkMsiProject(source)).toThrow(finding);
  });
});
