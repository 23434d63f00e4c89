import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron } from 'playwright-core';
import type { Carrier, Start } from './carrier.ts';

const root = resolve(import.meta.dirname, '../..');

/** The built bundle on the Electron at `executablePath`, its sandbox on. */
export function electronCarrier(executablePath: string): Carrier {
  return {
    start: async (how) => {
      const args = [root, ...optionsOf(how)];
      const env = { ...(process.env as Record<string, string>), LANGUAGE: 'en', ...how.env };
      const electron = await _electron.launch({ executablePath, chromiumSandbox: true, args, env });
      const child = electron.process();
      let said = '';
      child.stderr?.on('data', (text: Buffer) => {
        said += text;
      });
      const ended = once(child, 'close');
      const page = await electron.firstWindow();
      return {
        page,
        address: /^app:\/\/koekura\/$/,
        pid: child.pid ?? 0,
        log: () => said,
        askToClose: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
        kill: async () => {
          child.kill('SIGKILL');
          await ended;
        },
        ended,
        startSecond: async (files) => {
          const second = spawn(executablePath, [...args, ...files], { env, stdio: 'ignore' });
          const [status] = (await once(second, 'exit')) as [number | null];
          return status;
        },
        choose: async (path, act) => {
          await electron.evaluate(({ dialog }, filePath) => {
            dialog.showSaveDialog = async () => ({ canceled: false, filePath });
            dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
          }, path);
          await act();
        },
        drag: () =>
          electron.evaluate(({ BrowserWindow }) => {
            const [window] = BrowserWindow.getAllWindows();
            for (let step = 0; step < 40; step += 1) window?.setBounds({ x: 40 + step, y: 30 + step });
            window?.setSize(1280, 760);
          }),
        crashPage: async () => {
          await electron.evaluate(({ BrowserWindow }) =>
            BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
          );
          // Playwright gives a page up that crashed; Electron itself does not.
          return () =>
            electron.evaluate(async ({ BrowserWindow }) => {
              const contents = BrowserWindow.getAllWindows()[0]?.webContents;
              const there = contents !== undefined && !contents.isCrashed() && !contents.isLoading();
              return there ? String(await contents.executeJavaScript('document.body.innerText')) : '';
            });
        },
        stop: async () => {
          child.kill('SIGKILL');
          // Its folders are removed next; its children end a moment after it.
          await ended;
          await wait(500);
        },
      };
    },
  };
}

function optionsOf({ profile, simulator, demoFile }: Start): string[] {
  return [
    `--profile=${profile}`,
    ...(simulator === null ? [] : [`--twilio-origin=${simulator.origin}`]),
    ...(demoFile === undefined ? [] : [`--demo-file=${demoFile}`]),
  ];
}
