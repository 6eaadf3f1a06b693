/** @import { PageView } from '../view.ts' */
import { choicesOf, tickAll } from '../choices.ts';
import { byId, count, element } from './elements.js';
import { setUpFilters } from './filters.js';
import { setUpKeyboard } from './keyboard.js';
import { Row } from './row.js';
import { setUpSaving } from './saving.js';

/** @type {PageView} */
const view = JSON.parse(byId('plan', HTMLScriptElement).textContent ?? '');
byId('title', HTMLElement).replaceChildren(element('span', '', view.title));
byId('tool', HTMLElement).append(element('span', '', view.tool));

const choices = choicesOf(view.repositories);
const saving = setUpSaving(choices);
const rows = choices.map((choice) => new Row(choice, onDecision));
byId('repositories', HTMLTableElement).append(...rows.map(({ body }) => body));

const tick = byId('tick', HTMLButtonElement);
const untick = byId('untick', HTMLButtonElement);
let transform = '';
setUpFilters(rows, nameBulk);
setUpKeyboard(rows);
tick.addEventListener('click', () => tickShown(true));
untick.addEventListener('click', () => tickShown(false));
showTotals();

function onDecision() {
  saving.changed();
  showTotals();
}

function showTotals() {
  const decisions = { apply: 0, skip: 0, undecided: 0 };
  for (const { decision, changes } of choices) if (changes.length > 0) decisions[decision]++;
  const words = Object.entries(decisions).map(([decision, number]) => `${number.toLocaleString('en')} ${decision}`);
  byId('totals', HTMLElement).textContent = words.join(' · ');
}

/** With a transform asked for, its changes are ticked, not the repositories: the buttons have to say so. */
function nameBulk(/** @type {string} */ asked) {
  transform = asked;
  const what = transform === '' ? 'all shown' : 'its changes in all shown';
  tick.textContent = `Tick ${what}`;
  untick.textContent = `Untick ${what}`;
}

/** @param {boolean} isTicked */
function tickShown(isTicked) {
  const shown = rows.filter(({ body }) => !body.hidden);
  const reached = tickAll(
    shown.map(({ choice }) => choice),
    transform,
    isTicked,
  );
  for (const row of shown) row.refresh();
  onDecision();
  const what = count(reached, transform === '' ? 'repository' : 'change');
  saving.say(`${what} ${isTicked ? 'ticked' : 'unticked'}. Not saved yet.`);
}
