import { Failure } from '../failure.ts';
import type { SystemAnswer, SystemCommand } from './ask-system.ts';
import type { UpdateSource } from './update-source.ts';

/** What stands behind a package besides the signed list: its publisher, or (`list-only`) nothing that this system can check. */
export type PublisherProof = 'publisher' | 'list-only';

type Publishers = Pick<UpdateSource, 'windowsPublisher' | 'macTeam'>;

const powershell = `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
const authenticode =
  '$s = Get-AuthenticodeSignature -LiteralPath $env:KOEKURA_PACKAGE; ' +
  'ConvertTo-Json -Compress @{ status = [string]$s.Status; subject = [string]$s.SignerCertificate.Subject }';

export const authenticodeCommand = (path: string): SystemCommand => ({
  file: powershell,
  args: ['-NoProfile', '-NonInteractive', '-Command', authenticode],
  environment: { KOEKURA_PACKAGE: path },
});
/** The requirement is Apple's for a Developer ID (Technical Note TN3127), of this team. */
export const codesignCommand = (path: string, team: string): SystemCommand => ({
  file: '/usr/bin/codesign',
  args: [
    '--verify',
    '--strict',
    '-R',
    `=anchor apple generic and certificate 1[field.1.2.840.113635.100.6.2.6] exists and certificate leaf[field.1.2.840.113635.100.6.1.13] exists and certificate leaf[subject.OU] = "${team}"`,
    path,
  ],
  environment: {},
});
export const spctlCommand = (path: string): SystemCommand => ({
  file: '/usr/sbin/spctl',
  args: ['--assess', '--type', 'open', '--context', 'context:primary-signature', '--verbose=4', path],
  environment: {},
});

/**
 * Has the operating system check who published a package that lies at `path`. Fails with update-file-refused {reason}: also
 * when it cannot be asked, or nobody has said who the publisher is.
 */
export async function checkPublisher(
  path: string,
  { windowsPublisher, macTeam }: Publishers,
  platform: NodeJS.Platform,
  ask: (command: SystemCommand) => Promise<SystemAnswer>,
): Promise<PublisherProof> {
  const refuse = (reason: string) => new Failure('update-file-refused', { reason });
  if (platform === 'win32') {
    if (windowsPublisher === '') throw refuse('publisher-not-named');
    if (!isAuthentic(await ask(authenticodeCommand(path)), windowsPublisher)) throw refuse('publisher');
    return 'publisher';
  }
  if (platform === 'darwin') {
    if (!/^[A-Z0-9]{10}$/.test(macTeam)) throw refuse('publisher-not-named');
    const signed = await ask(codesignCommand(path, macTeam));
    if (signed.status !== 0) throw refuse('publisher');
    if (!isNotarized(await ask(spctlCommand(path)))) throw refuse('not-notarized');
    return 'publisher';
  }
  return 'list-only';
}

/** Whether PowerShell told a valid signature whose certificate's one common name is `publisher`. */
export function isAuthentic({ status, said }: SystemAnswer, publisher: string): boolean {
  if (status !== 0) return false;
  try {
    const told = JSON.parse(said) as { status?: unknown; subject?: unknown };
    if (told.status !== 'Valid' || typeof told.subject !== 'string') return false;
    const names = commonNames(told.subject);
    return names !== null && names.length === 1 && names[0] === publisher;
  } catch {
    return false;
  }
}

/**
 * The common names of a distinguished name as Windows writes it: `CN="Koekura, Inc.", O=…`. It is read from its start,
 * because a quoted value may hold what looks like another name. Null for what is no such name.
 */
export function commonNames(subject: string): readonly string[] | null {
  const names: string[] = [];
  const attribute = /([A-Za-z0-9.]+)=(?:"((?:[^"]|"")*)"|([^",+;]*))(?:, |$)/y;
  while (attribute.lastIndex < subject.length) {
    const found = attribute.exec(subject);
    if (found === null) return null;
    const [, kind, quoted, plain] = found;
    if (kind?.toUpperCase() === 'CN') names.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
  }
  return names;
}

/** Whether Gatekeeper accepts it, as notarized by Apple. */
export function isNotarized({ status, said }: SystemAnswer): boolean {
  const lines = said.trimEnd().split(/\r?\n/);
  return status === 0 && /: accepted$/.test(lines[0] ?? '') && lines.includes('source=Notarized Developer ID');
}
