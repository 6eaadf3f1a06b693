/** @import { Choice } from '../choices.ts' */
import { element } from './elements.js';

/**
 * What shows and takes a decision: a tick box, its word, and room for a reason.
 *
 * @typedef {object} TickBox
 * @property {HTMLInputElement} box
 * @property {HTMLElement} word
 * @property {HTMLInputElement} reason
 * @property {() => void} refresh shows the choice as it is now
 */

/**
 * @param {Choice} choice
 * @param {string} name what is decided, for those who do not see the page
 * @param {(isTicked: boolean) => void} onTick
 * @param {() => void} onReason
 * @returns {TickBox}
 */
export function tickBox(choice, name, onTick, onReason) {
  const box = element('input', '');
  box.type = 'checkbox';
  box.ariaLabel = name;
  box.addEventListener('change', () => onTick(box.checked));

  const word = element('span', 'word');

  const reason = element('input', 'reason');
  reason.type = 'text';
  reason.placeholder = 'Reason';
  reason.ariaLabel = `Reason: ${name}`;
  reason.value = choice.reason;
  reason.addEventListener('input', () => {
    choice.reason = reason.value;
    onReason();
  });

  const refresh = () => {
    box.checked = choice.decision === 'apply';
    box.indeterminate = choice.decision === 'undecided';
    word.textContent = choice.decision;
    word.dataset.decision = choice.decision;
  };
  refresh();
  return { box, word, reason, refresh };
}
