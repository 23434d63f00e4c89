import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Simulation } from './simulation.ts';
import { receiveText } from './wire/receive-text.ts';

/** What the page can do: the same as the control calls of these names. */
type Acts = {
  readonly arrive: (simulation: Simulation, body: { readonly count: number }) => unknown;
  readonly configureEncryption: (simulation: Simulation, body: { readonly publicKeySid: string | null }) => unknown;
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A little of Twilio's Console, for the demo: Voice settings that have no API, and a call to be recorded. */
function page({ tenants, history }: Simulation): string {
  const [{ sid: account, friendlyName, shelf }] = tenants;
  const chosen = shelf.keyOfNew().sid;
  const made = history.all().filter(({ what }) => what === 'recording-arrived').length;
  const choice = (sid: string, name: string) =>
    `<label><input type="radio" name="key" value="${sid}"${sid === (chosen ?? '') ? ' checked' : ''}> ${escaped(name)}</label>`;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Console of the demo</title>
<style>
  body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color-scheme: light dark; }
  fieldset { margin: 1rem 0; padding: 1rem; border: 1px solid #8888; border-radius: 6px; }
  label { display: block; margin: .3rem 0; } button { padding: .4rem .9rem; font: inherit; } small { opacity: .75; }
</style>
<h1>Console of the demo</h1>
<p>This stands for the Twilio Console, which is not part of the demo. Account: ${escaped(friendlyName)} (${account})<br>
<small>デモ用の簡易コンソールです。Twilio コンソールの代わりにお使いください。</small></p>
<form method="post"><fieldset><legend>Voice → Settings → General: Voice Recording Encryption</legend>
${choice('', 'Disabled / 無効')}
${shelf
  .list()
  .map(({ sid, friendlyName: name }) => choice(sid, `${name} — ${sid}`))
  .join('\n')}
<button name="act" value="choose">Save</button>
<small>Which public key new recordings are sealed for / 新しい録音を封印する公開鍵</small></fieldset></form>
<form method="post"><fieldset><legend>A call that is recorded</legend>
<button name="act" value="call">Make a recorded call</button>
<small>Made so far: ${made} / 録音される通話を 1 件発生させます（これまで ${made} 件）</small></fieldset></form>
</html>
`;
}

/** GET shows the page, POST does what was pressed and shows it again. */
export async function serveConsole(
  request: IncomingMessage,
  response: ServerResponse,
  simulation: Simulation,
  { arrive, configureEncryption }: Acts,
): Promise<void> {
  if (request.method === 'POST') {
    const form = new URLSearchParams(await receiveText(request));
    if (form.get('act') === 'call') arrive(simulation, { count: 1 });
    else configureEncryption(simulation, { publicKeySid: form.get('key') || null });
    response.writeHead(303, { Location: request.url ?? '' }).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page(simulation));
}
