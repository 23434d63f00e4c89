import { beforeEach, expect, test, vi } from 'vitest';
import { createDesk, type Desk, lockedDesk } from '../../main/desk.ts';

/** The clipboard as the system keeps it: what was put there last, by whomever. */
const system = vi.hoisted(() => ({ clipboard: '' }));
vi.mock('electron', () => ({
  clipboard: {
    writeText: (text: string) => {
      system.clipboard = text;
    },
    readText: () => system.clipboard,
  },
}));

let desk: Desk;
beforeEach(() => {
  system.clipboard = '';
  desk = createDesk(() => null, null);
});

test('what was copied here is taken back', async () => {
  await desk.copy('RE0123');
  await desk.forgetCopied();
  expect(system.clipboard).toBe('');
});

test('what somebody else has put into the clipboard since is left alone', async () => {
  await desk.copy('RE0123');
  system.clipboard = 'a shopping list';
  await desk.forgetCopied();
  expect(system.clipboard).toBe('a shopping list');
});

test('what was taken back once is not looked for again', async () => {
  await desk.copy('RE0123');
  await desk.forgetCopied();
  system.clipboard = 'RE0123';
  await desk.forgetCopied();
  expect(system.clipboard).toBe('RE0123');
});

test('what is chosen in a dialog that was open when the program was locked counts as not chosen', async () => {
  let locked = false;
  const answers = { chooseFile: '/a', chooseTarget: '/b', chooseFolder: '/c' };
  const open: Desk = {
    ...desk,
    chooseFile: async () => answers.chooseFile,
    chooseTarget: async () => answers.chooseTarget,
    chooseFolder: async () => answers.chooseFolder,
  };
  const guarded = lockedDesk(open, () => locked);
  const ask = () =>
    Promise.all([guarded.chooseFile('t'), guarded.chooseTarget('t', 'name'), guarded.chooseFolder('t')]);
  expect(await ask()).toEqual(['/a', '/b', '/c']);
  locked = true;
  expect(await ask()).toEqual([null, null, null]);
});
