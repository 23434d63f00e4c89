import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askSystem, type SystemAnswer, type SystemCommand } from '../../../main/updates/ask-system.ts';
import {
  authenticodeCommand,
  checkPublisher,
  codesignCommand,
  commonNames,
  isAuthentic,
  isNotarized,
  spctlCommand,
} from '../../../main/updates/check-publisher.ts';
import { newFolder } from '../../support/new-record.ts';

const publishers = { windowsPublisher: 'Koekura, Inc.', macTeam: 'A1B2C3D4E5' };
const said = (text: string, status: number | null = 0): SystemAnswer => ({ status, said: text });
const windows = (status: string, subject: string) => said(JSON.stringify({ status, subject }));
const subject = 'CN="Koekura, Inc.", O="Koekura, Inc.", L=Osaka, C=JP';

test.each([
  ['valid, of the publisher', windows('Valid', subject), true],
  ['not signed', windows('NotSigned', ''), false],
  ['altered', windows('HashMismatch', subject), false],
  ['of a chain nobody trusts', windows('UnknownError', subject), false],
  ['of another publisher', windows('Valid', 'CN=Mallory, O="Koekura, Inc."'), false],
  ['with the name hidden in another', windows('Valid', 'O="x, CN=""Koekura, Inc.""", CN=Mallory'), false],
  ['with two names', windows('Valid', `${subject}, CN=Mallory`), false],
  ['whose name only begins so', windows('Valid', 'CN="Koekura, Inc. of Elsewhere"'), false],
  ['an error', said('Get-AuthenticodeSignature : not recognized', 1), false],
  ['words', said('Valid Koekura, Inc.'), false],
  ['JSON of something else', said('{"status":"Valid"}'), false],
  ['nothing', said('', null), false],
])('Authenticode: %s', (_what, answer, authentic) => {
  expect(isAuthentic(answer, publishers.windowsPublisher)).toBe(authentic);
});

test.each([
  [subject, ['Koekura, Inc.']],
  ['CN=Koekura, C=JP', ['Koekura']],
  ['C=JP', []],
  ['CN="a ""b"" c"', ['a "b" c']],
  ['CN=a;CN=b', null],
  ['CN', null],
])('the common names of %s', (name, names) => {
  expect(commonNames(name)).toEqual(names);
});

test.each([
  [
    'accepted and notarized',
    said('/a.dmg: accepted\nsource=Notarized Developer ID\norigin=Developer ID Application: K\n'),
    true,
  ],
  ['accepted without a notary', said('/a.dmg: accepted\nsource=Developer ID\n'), false],
  ['rejected', said('/a.dmg: rejected\nsource=Unnotarized Developer ID\n', 3), false],
  ['a name that says so', said('/a: accepted\n.dmg: rejected\nsource=no usable signature\n', 3), false],
  ['nothing', said('', null), false],
])('Gatekeeper: %s', (_what, answer, accepted) => {
  expect(isNotarized(answer)).toBe(accepted);
});

/** Asks a system that answers as told, and keeps what it was asked. */
function system(...answers: readonly SystemAnswer[]) {
  const asked: SystemCommand[] = [];
  return {
    asked,
    ask: async (command: SystemCommand) => answers[asked.push(command) - 1] ?? said('', null),
  };
}
const refused = (reason: string) => ({ code: 'update-file-refused', facts: { reason } });

test('on Windows a signature that is not the publisher’s is refused', async () => {
  const good = system(windows('Valid', subject));
  expect(await checkPublisher('C:\\a.exe', publishers, 'win32', good.ask)).toBe('publisher');
  expect(good.asked).toEqual([authenticodeCommand('C:\\a.exe')]);
  const bad = system(windows('NotSigned', ''));
  await expect(checkPublisher('C:\\a.exe', publishers, 'win32', bad.ask)).rejects.toMatchObject(refused('publisher'));
});

test('on a Mac the team’s signature and Apple’s notarization are both needed', async () => {
  const accepted = said('/a.dmg: accepted\nsource=Notarized Developer ID\n');
  const good = system(said(''), accepted);
  expect(await checkPublisher('/a.dmg', publishers, 'darwin', good.ask)).toBe('publisher');
  expect(good.asked).toEqual([codesignCommand('/a.dmg', 'A1B2C3D4E5'), spctlCommand('/a.dmg')]);
  const unsigned = system(said('not signed at all', 1), accepted);
  await expect(checkPublisher('/a', publishers, 'darwin', unsigned.ask)).rejects.toMatchObject(refused('publisher'));
  const alone = system(said(''), said('/a: rejected', 3));
  await expect(checkPublisher('/a', publishers, 'darwin', alone.ask)).rejects.toMatchObject(refused('not-notarized'));
});

test.each(['win32', 'darwin'] as const)(
  'on %s nothing is believed while nobody has said who the publisher is',
  async (platform) => {
    const { asked, ask } = system(windows('Valid', ''), said(''));
    const nobody = { windowsPublisher: '', macTeam: '' };
    await expect(checkPublisher('/a', nobody, platform, ask)).rejects.toMatchObject(refused('publisher-not-named'));
    expect(asked).toEqual([]);
  },
);

test('on Linux it is said that only the list speaks for it', async () => {
  expect(await checkPublisher('/a.deb', publishers, 'linux', system().ask)).toBe('list-only');
});

test('a path is never part of a command line', () => {
  const path = '/tmp/"; rm -rf $HOME; echo ".dmg';
  expect(authenticodeCommand(path).args.join(' ')).not.toContain(path);
  expect(authenticodeCommand(path).environment).toEqual({ KOEKURA_PACKAGE: path });
  expect(codesignCommand(path, 'A1B2C3D4E5').args.at(-1)).toBe(path);
  expect(spctlCommand(path).args.at(-1)).toBe(path);
});

test('a command’s end, its words and its not being there are told apart', async () => {
  const script = join(newFolder(), 'say.mjs');
  writeFileSync(script, "console.log(process.env.WORD); console.error('and this'); process.exit(3);");
  const command = { file: process.execPath, args: [script], environment: { WORD: 'this' } };
  expect(await askSystem(command)).toEqual({ status: 3, said: 'this\nand this\n' });
  expect(await askSystem({ ...command, file: '/nonexistent/tool' })).toEqual({ status: null, said: '' });
});
