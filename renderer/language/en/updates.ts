export const updates = {
  title: 'Updates',
  daily: 'Look for newer versions daily',
  dailyHint:
    'Asks for one signed list and tells nothing about you or this computer. Nothing is downloaded unless you say so, and nothing is ever installed by itself.',
  checkNow: 'Look now',
  neverChecked: 'Nobody has looked yet.',
  checkedAt: 'Looked at {{time}}.',
  standing: {
    unknown: 'Whether {{version}} is the newest version is not known.',
    newest: '{{version}} is the newest version.',
    'newer-there': '{{newer}} is there; this is {{version}}.',
    ahead: 'This is {{version}}, later than the newest that is published.',
  },
  notAsked: {
    'not-set-up': 'Updates are not set up in this build. It asks nobody for newer versions.',
    'off-by-policy': 'Your IT department has switched off looking for newer versions.',
    demo: 'The demo leaves this computer for nothing, and does not look for newer versions.',
  },
  newer: 'Koekura {{version}} of {{day}}',
  noPackage: 'There is no package for this computer.',
  download: 'Download {{kind}}, {{size}}…',
  kinds: {
    deb: 'deb',
    rpm: 'rpm',
    AppImage: 'AppImage',
    exe: 'installer',
    msi: 'msi',
    dmg: 'disk image',
  },
  downloading: 'Downloading: {{received}} of {{total}}',
  cancel: 'Cancel',
  saved: '{{name}} is saved and checked',
  proof: {
    publisher: 'Its SHA-256 is that of the signed list, and the system confirmed its publisher.',
    'list-only': 'Its SHA-256 is that of the signed list. Who published it cannot be checked on this system.',
  },
  install:
    'Its folder is shown. Quit Koekura before you install it. Keep this version’s package until the new one runs.',
  banner: 'Koekura {{version}} is there.',
  toSettings: 'See Settings',
};
