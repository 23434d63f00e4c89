import { startStandIn } from '../stand-in/start-stand-in.ts';
import type { Carrier, Start } from './carrier.ts';
import { launchBrowser } from './launch-browser.ts';

/** The built bundle on the stand-in, in a headless browser. */
export const standInCarrier: Carrier = {
  start: async ({ profile, simulator, demoFile, env }) => {
    const options = optionsOf({ profile, simulator, ...(demoFile === undefined ? {} : { demoFile }) });
    const program = await startStandIn({ ...options, env: { LANG: 'en_US.UTF-8', ...env } });
    const browser = await launchBrowser(['--autoplay-policy=no-user-gesture-required']);
    const open = async () => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
      await page.goto(program.url);
      return page;
    };
    const page = await open();
    return {
      page,
      address: /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/,
      pid: program.process.pid ?? 0,
      log: program.log,
      askToClose: async () => void program.process.kill('SIGTERM'),
      kill: async () => {
        program.process.kill('SIGKILL');
        await program.exited;
      },
      ended: program.exited,
      startSecond: (files) =>
        startStandIn({ ...options, files }).then(
          async (second) => {
            await second.stop();
            throw new Error('a second copy opened its page');
          },
          () => 1,
        ),
      choose: async (path, act) => {
        await act();
        const asked = page.locator('#stand-in-dialog');
        await asked.getByRole('textbox').fill(path);
        await asked.getByRole('button', { name: 'OK' }).click();
      },
      drag: () => page.setViewportSize({ width: 1280, height: 760 }),
      crashPage: async () => {
        const crashed = page.waitForEvent('crash');
        const link = await page.context().newCDPSession(page);
        void link.send('Page.crash').catch(() => undefined);
        await crashed;
        await page.close();
        const after = await open();
        return () => after.locator('body').innerText();
      },
      stop: async () => {
        await browser.close();
        program.process.kill('SIGKILL');
        await program.exited;
      },
    };
  },
};

function optionsOf({ profile, simulator, demoFile }: Start) {
  return {
    profile,
    ...(simulator === null ? {} : { twilioOrigin: simulator.origin }),
    ...(demoFile === undefined ? {} : { demoFile }),
  };
}
