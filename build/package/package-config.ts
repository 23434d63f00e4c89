import { readFileSync } from 'node:fs';
import type { Configuration } from 'electron-builder';
import { updateSource } from '../../main/updates/update-source.ts';
import { checkMsiProject } from './check-msi-project.ts';
import { checkPublisherAgrees } from './check-publisher-agrees.ts';
import { finishPackage, linuxProgram } from './finish-package.ts';

/** How the packages are made. `electronDist`: the folder of Electron to pack around, the one npm fetched or a stub. */
export function packageConfig(parts: {
  readonly electronDist: string;
  readonly electronVersion: string;
  readonly output: string;
  /** A release is signed or not made at all. */
  readonly release: boolean;
  readonly forTests: boolean;
}): Configuration {
  const { electronDist, electronVersion, output, release, forTests } = parts;
  return {
    appId: 'jp.koekura.desktop',
    productName: 'Koekura',
    copyright: 'Apache-2.0, the authors of Koekura',
    directories: { output, buildResources: 'build/resources' },
    electronDist,
    electronVersion,
    // Both native modules are Node-API and come ready made in their packages.
    npmRebuild: false,
    nodeGypRebuild: false,
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    files: ['**/*'],
    forceCodeSigning: release,
    publish: null,
    afterPack: (context) => finishPackage(context, { forTests }),
    fileAssociations: [
      {
        ext: 'koekura',
        name: 'Koekura kit, key backup or archive',
        description: 'What Koekura opens: a kit, a key backup, an archive',
        mimeType: 'application/x-koekura',
        icon: 'kit',
        role: 'Editor',
      },
    ],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in itself.
    artifactName: 'koekura-${version}-${os}-${arch}.${ext}',
    win: {
      icon: 'build/resources/icon.ico',
      target: ['nsis', 'msi'],
      ...(release ? { azureSignOptions: azureSigning() } : {}),
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
    },
    // One package for both: for everybody unless the command line says ALLUSERS=2 (docs/policy.md).
    msi: { oneClick: false, perMachine: true, runAfterFinish: false },
    msiProjectCreated: (project) => checkMsiProject(readFileSync(project, 'utf8')),
    mac: {
      icon: 'build/resources/icon.icns',
      target: ['dmg', 'zip'],
      category: 'public.app-category.business',
      hardenedRuntime: true,
      entitlements: 'build/resources/entitlements.mac.plist',
      entitlementsInherit: 'build/resources/entitlements.mac.plist',
      notarize: release,
      minimumSystemVersion: '13.0',
      ...(release ? {} : { identity: null }),
    },
    // What the update check proves is the image, so it is signed too, and notarized by the workflow.
    dmg: { sign: release },
    linux: {
      executableName: linuxProgram,
      icon: 'build/resources/icons',
      target: ['deb', 'rpm', 'AppImage'],
      category: 'Office',
      maintainer: 'Koekura',
      synopsis: 'Looks after call recordings held at Twilio',
    },
    // The AppImage's own start script would add --no-sandbox where it takes no arguments of ours.
    appImage: { executableArgs: [] },
    toolsets: { appimage: '1.0.3' },
  };
}

/** Azure Artifact Signing, from the environment only. Throws where a name is missing: nothing unsigned goes out. */
function azureSigning() {
  const from = (name: string): string => {
    const value = process.env[name];
    if (value === undefined || value === '') throw new Error(`a release for Windows needs ${name}`);
    return value;
  };
  const publisherName = from('AZURE_SIGNING_PUBLISHER');
  checkPublisherAgrees(updateSource, publisherName);
  return {
    publisherName,
    endpoint: from('AZURE_SIGNING_ENDPOINT'),
    certificateProfileName: from('AZURE_SIGNING_PROFILE'),
    codeSigningAccountName: from('AZURE_SIGNING_ACCOUNT'),
  };
}
