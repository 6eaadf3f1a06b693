/** @import { RepositoryChoice } from '../choices.ts' */
import { decisionsText } from '../decisions-text.ts';
import { byId } from './elements.js';

/**
 * Lets the decisions be saved and copied.
 *
 * @param {readonly RepositoryChoice[]} choices
 * @returns {{ changed: () => void, say: (sentence: string) => void }} `changed` is to be called after each decision
 */
export function setUpSaving(choices) {
  let isSaved = true;
  const said = byId('said', HTMLElement);
  const dialog = byId('text-dialog', HTMLDialogElement);
  const text = byId('text', HTMLTextAreaElement);
  const copied = byId('copied', HTMLElement);
  const say = (/** @type {string} */ sentence) => {
    said.textContent = sentence;
  };

  byId('save', HTMLButtonElement).addEventListener('click', () => {
    saveAs('decisions.yaml', decisionsText(choices));
    isSaved = true;
    say('Put the saved decisions.yaml into the folder of the plan.');
  });

  byId('show-text', HTMLButtonElement).addEventListener('click', () => {
    text.value = decisionsText(choices);
    copied.textContent = '';
    dialog.showModal();
    text.focus();
    text.select();
    text.scrollTop = 0;
  });

  byId('copy', HTMLButtonElement).addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      isSaved = true;
      copied.textContent = 'Copied.';
    } catch {
      // A browser may refuse the clipboard to a page that was opened from a folder.
      text.focus();
      text.select();
      copied.textContent = 'The browser refuses: the text is selected, copy it by Ctrl+C or ⌘C.';
    }
  });

  addEventListener('beforeunload', (event) => {
    if (!isSaved) event.preventDefault();
  });

  const changed = () => {
    isSaved = false;
    say('Not saved yet.');
  };
  return { changed, say };
}

/**
 * @param {string} name
 * @param {string} text
 */
function saveAs(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click was dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
