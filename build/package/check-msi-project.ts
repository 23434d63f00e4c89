/** What the installer's source must say for each promise of docs/policy.md on msi. */
const promises: ReadonlyArray<readonly [RegExp, string]> = [
  // Software distribution runs as SYSTEM: without a word it must not end up in that account's own folders.
  [/<Property Id="ALLUSERS"[^>]* Value="1"\/>/, 'for everybody unless it is told otherwise'],
  // With ALLUSERS=2 on the command line Windows Installer 5 then installs for one user, without asking for elevation.
  [/<Property Id="MSIINSTALLPERUSER"[^>]* Value="1"\/>/, 'for one user with ALLUSERS=2'],
  [/<Package [^>]*InstallerVersion="500"/, 'made for Windows Installer 5'],
  // Only Windows' own folder for programs leads to the user's where it is for one user.
  [/<Directory Id="ProgramFiles64Folder">\s*<Directory Id="APPLICATIONFOLDER"/, 'in the folder for programs'],
];
/** What would bind the package to one of the two, or write where only an administrator may. */
const never = /InstallScope=|InstallPrivileges=|Root="HKLM"|<ServiceInstall/;

/**
 * Throws unless the msi that electron-builder is about to make (its WiX source) can be installed for everybody and for one
 * user: https://learn.microsoft.com/windows/win32/msi/single-package-authoring.
 */
export function checkMsiProject(source: string): void {
  const broken = promises.filter(([said]) => !said.test(source)).map(([, promise]) => promise);
  const bound = never.exec(source)?.[0];
  if (bound !== undefined) broken.push(`without ${bound}`);
  if (broken.length > 0) throw new Error(`the msi would not be: ${broken.join('; ')}`);
}
