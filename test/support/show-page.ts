import { parseArgs } from 'node:util';
import type { CallName, FailureCode } from '../../main/contract.ts';
import type { Scene } from './fake-bridge.ts';
import { startViewer } from './open-page.ts';

/**
 * Takes a picture of one screen over the fake bridge:
 * node test/support/show-page.ts --screen keys --theme dark --language ja --do 'click:text=Import' --shot /tmp/x.png
 * --do (repeatable, in order): click:SELECTOR, double:SELECTOR, right:SELECTOR, fill:SELECTOR=TEXT, press:KEY,
 * type:TEXT, wait:MS. --fail CALL=CODE (repeatable) makes a call fail.
 */
const { values } = parseArgs({
  options: {
    screen: { type: 'string', default: 'list' },
    theme: { type: 'string', default: 'light' },
    language: { type: 'string', default: 'en' },
    shot: { type: 'string', default: '/tmp/koekura.png' },
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '900' },
    rows: { type: 'string', default: '480' },
    accounts: { type: 'string', default: '3' },
    subaccounts: { type: 'string', default: '8' },
    archives: { type: 'string', default: '2' },
    sync: { type: 'string', default: 'idle' },
    encryption: { type: 'string', default: 'none' },
    ledger: { type: 'string', default: 'whole' },
    'ledger-lines': { type: 'string', default: '640' },
    delay: { type: 'string', default: '0' },
    demo: { type: 'boolean', default: false },
    'stand-in': { type: 'boolean', default: false },
    'no-keychain': { type: 'boolean', default: false },
    'kept-aside': { type: 'boolean', default: false },
    batches: { type: 'string', default: 'none' },
    checkup: { type: 'string', default: 'found' },
    recovery: { type: 'string', default: 'made' },
    leftovers: { type: 'string', default: '0' },
    updates: { type: 'string', default: 'not-set-up' },
    back: { type: 'string', default: '0' },
    'events-missing': { type: 'boolean', default: false },
    fail: { type: 'string', multiple: true, default: [] },
    do: { type: 'string', multiple: true, default: [] },
  },
});

const viewer = await startViewer();
try {
  const { page, complaints } = await viewer.open({
    screen: values.screen,
    width: Number(values.width),
    height: Number(values.height),
    scene: {
      rows: Number(values.rows),
      accounts: Number(values.accounts),
      subaccounts: Number(values.subaccounts),
      archives: Number(values.archives),
      delay: Number(values.delay),
      theme: values.theme as Scene['theme'],
      language: values.language as Scene['language'],
      sync: values.sync as Scene['sync'],
      encryption: values.encryption as Scene['encryption'],
      ledger: values.ledger as Scene['ledger'],
      ledgerLines: Number(values['ledger-lines']),
      demo: values.demo,
      standIn: values['stand-in'],
      keychain: !values['no-keychain'],
      keptAside: values['kept-aside'],
      batches: values.batches as Scene['batches'],
      checkup: values.checkup as Scene['checkup'],
      recovery: values.recovery as Scene['recovery'],
      leftovers: Number(values.leftovers),
      updates: values.updates as Scene['updates'],
      back: Number(values.back),
      eventsMissing: values['events-missing'],
      failing: Object.fromEntries(values.fail.map((one) => one.split('=') as [CallName, FailureCode])),
    },
  });
  for (const step of values.do) {
    const [, act, rest] = /^(\w+):(.*)$/s.exec(step) ?? [];
    if (act === undefined || rest === undefined) throw new Error(`cannot do "${step}"`);
    if (act === 'click') await page.locator(rest).first().click();
    else if (act === 'double') await page.locator(rest).first().dblclick();
    else if (act === 'right') await page.locator(rest).first().click({ button: 'right' });
    else if (act === 'press') await page.keyboard.press(rest);
    else if (act === 'type') await page.keyboard.type(rest);
    else if (act === 'wait') await page.waitForTimeout(Number(rest));
    else if (act === 'fill') {
      const cut = rest.lastIndexOf('=');
      await page
        .locator(rest.slice(0, cut))
        .first()
        .fill(rest.slice(cut + 1));
    } else throw new Error(`cannot do "${act}"`);
  }
  await page.waitForTimeout(300);
  await page.screenshot({ path: values.shot });
  process.stdout.write(`${[...complaints, values.shot].join('\n')}\n`);
} finally {
  await viewer.close();
}
