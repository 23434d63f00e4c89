import type { Browser, Page } from 'playwright-core';
import { createFakeBridge, plainScene, type Scene } from './fake-bridge.ts';
import { launchBrowser } from './launch-browser.ts';
import { serveRenderer } from './serve-renderer.ts';

export type View = {
  /** The hash the page starts at: list, accounts, keys, settings… */
  readonly screen: string;
  readonly width: number;
  readonly height: number;
  readonly scene: Partial<Scene>;
  readonly timeZone: string;
};
export type OpenPage = {
  readonly page: Page;
  /** Every call the page made so far. */
  readonly asked: readonly { readonly name: string; readonly input: unknown }[];
  /** Errors, CSP violations and failed requests the browser reported. */
  readonly complaints: readonly string[];
  readonly emit: (name: string, payload: unknown) => Promise<void>;
};

/** Starts Chromium over the built renderer; each view opened in it has a fake main of its own. */
export async function startViewer() {
  const [served, browser] = await Promise.all([
    serveRenderer(),
    launchBrowser(['--autoplay-policy=no-user-gesture-required']),
  ]);
  return {
    open: (view: Partial<View>) => openView(browser, served.origin, view),
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}

async function openView(browser: Browser, origin: string, view: Partial<View>): Promise<OpenPage> {
  const scene = { ...plainScene, ...view.scene };
  const context = await browser.newContext({
    viewport: { width: view.width ?? 1440, height: view.height ?? 900 },
    timezoneId: view.timeZone ?? 'Asia/Tokyo',
    locale: scene.language === 'ja' ? 'ja-JP' : 'en-GB',
    colorScheme: scene.theme,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console: ${message.text()}`);
  });
  const emit = async (name: string, payload: unknown) => {
    await page.evaluate(([n, p]) => tell(n as string, p), [name, payload]).catch(() => undefined);
  };
  const bridge = createFakeBridge(scene, (name, payload) => void emit(name, payload));
  // JSON both ways: cheaper for the page than the driver's own serialiser, and about what Electron's bridge costs.
  await page.exposeFunction('askMain', async (name: string, input: string) =>
    JSON.stringify(await bridge.answer(name, JSON.parse(input))),
  );
  await page.addInitScript(installBridge);
  await page.goto(`${origin}/#${view.screen ?? 'list'}`);
  await page.waitForLoadState('networkidle');
  return { page, asked: bridge.asked, complaints, emit };
}

declare function askMain(name: string, input: string): Promise<string>;
declare function tell(name: string, payload: unknown): void;

function installBridge() {
  const listeners = new Set<(name: string, payload: unknown) => void>();
  Object.assign(window, {
    tell: (name: string, payload: unknown) => {
      for (const listener of listeners) listener(name, payload);
    },
    koekura: {
      call: async (name: string, input: unknown) => JSON.parse(await askMain(name, JSON.stringify(input))),
      listen: (listener: (name: string, payload: unknown) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
}
