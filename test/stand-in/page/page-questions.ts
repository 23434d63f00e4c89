import { hear, onMainGone, post } from './page-link-end.ts';

/** What Electron would ask with the system's own dialogs, asked in the page, on top of everything else in it. */

type Question = { readonly id: string; readonly [fact: string]: unknown };

const asking = new Set<string>();

/** Asked once even if it is told twice; the answer goes to main. */
function onQuestion(kind: string, ask: (question: Question) => Promise<unknown>): void {
  hear(kind, async (message) => {
    const question = message as unknown as Question;
    if (asking.has(question.id)) return;
    asking.add(question.id);
    await post('answer', { id: question.id, answer: await ask(question) });
  });
}

let gone = false;
onMainGone(() => {
  if (gone) return;
  gone = true;
  const words = 'What stands here is as it was then. Start Koekura again, and open the address it prints.';
  void askInDialog('Koekura has ended', words, null, '', ['Close']);
});

const pathWanted: Readonly<Record<string, string>> = {
  open: 'Path of the file to open',
  save: 'Path to save the file under',
  folder: 'Path of the folder',
};

onQuestion('path', ({ purpose, title, defaultPath }) => {
  return askInDialog(`${title}`, pathWanted[`${purpose}`] ?? '', 'input', `${defaultPath}`, ['OK', 'Cancel']).then(
    (said) => (said.button === 0 ? said.text : null),
  );
});

onQuestion('message', async ({ message, detail, buttons }) => {
  const said = await askInDialog(`${message}`, `${detail}`, null, '', buttons as string[]);
  return said.button;
});

onQuestion('clipboard-write', async ({ text }) => {
  try {
    await navigator.clipboard.writeText(`${text}`);
  } catch {
    await askInDialog('Clipboard', 'Copy this text', 'textarea', `${text}`, ['Done']);
  }
  return true;
});

onQuestion('clipboard-read', async () => {
  try {
    return await navigator.clipboard.readText();
  } catch {
    const said = await askInDialog('Clipboard', 'Paste here', 'textarea', '', ['OK', 'Cancel']);
    return said.button === 0 ? said.text : '';
  }
});

hear('open-elsewhere', ({ address }) => {
  window.open(`${address}`, '_blank', 'noopener,noreferrer');
});

/** Shows a modal dialog; `button` is the index of the one pressed, the last when it was dismissed. */
function askInDialog(
  title: string,
  words: string,
  field: 'input' | 'textarea' | null,
  text: string,
  buttons: readonly string[],
): Promise<{ button: number; text: string }> {
  const dialog = document.createElement('dialog');
  dialog.id = 'stand-in-dialog';
  dialog.setAttribute('aria-label', title || words);
  const heading = document.createElement('h2');
  heading.textContent = title;
  const label = document.createElement('label');
  label.textContent = words;
  const input = field === null ? null : document.createElement(field);
  if (input !== null) {
    input.value = text;
    input.style.cssText = 'display: block; width: 30rem; margin: 0.5rem 0;';
    label.append(input);
  }
  const form = document.createElement('form');
  form.method = 'dialog';
  form.append(heading, label, ...buttons.map(button));
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((said) => {
    // The policy forbids forms to go anywhere; a dialog's form is closed by hand.
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      dialog.close((event as SubmitEvent).submitter?.getAttribute('value') ?? '0');
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      said({
        button: dialog.returnValue === '' ? buttons.length - 1 : Number(dialog.returnValue),
        text: input?.value ?? '',
      });
    });
  });
}

function button(label: string, index: number): HTMLButtonElement {
  const made = document.createElement('button');
  made.textContent = label;
  made.value = String(index);
  return made;
}
