import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import type { Processor, Target } from './target.ts';

/**
 * Electron's binary comes from a host that some networks do not reach. What is packed around it can be proved without it:
 * on a folder that looks like Electron's to those who pack, with a file of the right form and nine fuses in its place. It
 * does not run.
 */

/** By this the fuses are found in the binary; behind it version 1 of the wire, nine fuses, as Electron ships them. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('101100011')]);

/** Makes `folder` anew. */
export async function makeStubElectron(target: Target, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const put = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: 0o755 });
  };
  put('version', '45.4.1');
  put('LICENSE', 'stub\n');
  put('LICENSES.chromium.html', 'stub\n');
  if (target.system === 'linux') put('electron', elf(target.processor));
  if (target.system === 'win32') put('electron.exe', portableExecutable());
  if (target.system === 'darwin') putBundles(put, target.processor);
  const resources = target.system === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';
  if (target.system !== 'darwin') put('locales/en-US.pak', 'stub\n');
  put('app/main.js', '// what Electron brings to be shown when there is no program\n');
  mkdirSync(join(folder, resources), { recursive: true });
  await createPackageWithOptions(join(folder, 'app'), join(folder, resources, 'default_app.asar'), {});
  rmSync(join(folder, 'app'), { recursive: true });
}

/** The head of a 64-bit ELF program, and the fuses behind it. */
function elf(processor: Processor): Buffer {
  const head = Buffer.alloc(64);
  head.write('\x7fELF\x02\x01\x01', 'latin1');
  head.writeUInt16LE(3, 16);
  head.writeUInt16LE(processor === 'x64' ? 62 : 183, 18);
  head.writeUInt32LE(1, 20);
  head.writeUInt16LE(64, 52);
  return Buffer.concat([head, wire]);
}

/** A program for Windows with a version to write over; the fuses are a resource, as what lies behind the last section is lost. */
function portableExecutable(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = 1033;
  version.setFileVersion(45, 4, 1, 0, 1033);
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron', FileDescription: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  const bin = wire.buffer.slice(wire.byteOffset, wire.byteOffset + wire.length) as ArrayBuffer;
  resources.entries.push({ type: 'FUSES', id: 1, lang: 1033, codepage: 1200, bin });
  resources.outputResource(program);
  return Buffer.from(program.generate());
}

type Put = (path: string, content: string | Uint8Array) => void;

/** Electron.app with its framework and the four helpers, each with the property list that is written over. */
function putBundles(put: Put, processor: Processor): void {
  const contents = 'Electron.app/Contents';
  put(`${contents}/MacOS/Electron`, machO(processor));
  put(`${contents}/Info.plist`, propertyList('Electron', 'com.github.Electron'));
  put(
    `${contents}/Frameworks/Electron Framework.framework/Electron Framework`,
    Buffer.concat([machO(processor), wire]),
  );
  put(`${contents}/Resources/electron.icns`, 'stub\n');
  put(`${contents}/Resources/en.lproj/locale.pak`, 'stub\n');
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`;
    put(`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`, machO(processor));
    put(`${contents}/Frameworks/${name}.app/Contents/Info.plist`, propertyList(name, 'com.github.Electron.helper'));
  }
}

/** The head of a 64-bit Mach-O program. */
function machO(processor: Processor): Buffer {
  const head = Buffer.alloc(32);
  head.writeUInt32LE(0xfeedfacf, 0);
  head.writeUInt32LE(processor === 'x64' ? 0x01000007 : 0x0100000c, 4);
  head.writeUInt32LE(2, 12);
  return head;
}

function propertyList(name: string, id: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundleDisplayName</key><string>${name}</string>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>${id}</string>
<key>CFBundlePackageType</key><string>APPL</string>
<key>CFBundleVersion</key><string>45.4.1</string>
<key>NSMicrophoneUsageDescription</key><string>stub</string>
</dict></plist>
`;
}
