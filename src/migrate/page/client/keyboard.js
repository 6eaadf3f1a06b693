/** @import { Row } from './row.js' */
import { byId } from './elements.js';

/**
 * @param {readonly Row[]} rows
 */
export function setUpKeyboard(rows) {
  const search = byId('search', HTMLInputElement);
  const keys = byId('keys', HTMLDialogElement);
  byId('show-keys', HTMLButtonElement).addEventListener('click', () => keys.showModal());

  /** The row that was last in focus: fields lead back to it. */
  let last = /** @type {Row | undefined} */ (undefined);
  const shownRows = () => rows.filter(({ body }) => !body.hidden);
  document.addEventListener('focusin', ({ target }) => {
    last = rows.find(({ body }) => target instanceof Node && body.contains(target)) ?? last;
  });

  const focused = () => {
    const row = rows.find(({ body }) => body.contains(document.activeElement));
    const change = row?.changes.find(({ card }) => card.contains(document.activeElement));
    return { row, change };
  };

  /** @param {1 | -1} step */
  const moveToRow = (step) => {
    const shown = shownRows();
    const at = last ? shown.indexOf(last) : -1;
    const next = at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + step));
    shown[next]?.toggle.focus();
  };

  /** @param {1 | -1} step */
  const moveToChange = (step) => {
    const { row, change } = focused();
    if (!row?.isOpen) return;
    const at = change ? row.changes.indexOf(change) + step : step > 0 ? 0 : -1;
    (row.changes[at]?.tick.box ?? (at < 0 ? row.toggle : undefined))?.focus();
  };

  const openOrClose = () => {
    const { row } = focused();
    row?.open(!row.isOpen);
  };

  const leaveUndecided = () => {
    const { row, change } = focused();
    const choice = change?.choice ?? (row?.isDecidable ? row.choice : undefined);
    if (!row || !choice) return;
    choice.decision = 'undecided';
    row.onDecision();
  };

  /** @type {Readonly<Record<string, () => void>>} */
  const actions = {
    j: () => moveToRow(1),
    k: () => moveToRow(-1),
    n: () => moveToChange(1),
    p: () => moveToChange(-1),
    o: openOrClose,
    u: leaveUndecided,
    '/': () => search.focus(),
    '?': () => keys.showModal(),
  };

  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (isField(target)) {
      if (key === 'Escape') (last && !last.body.hidden ? last : shownRows()[0])?.toggle.focus();
      return;
    }
    const action = actions[key] ?? (key === 'Enter' && isTickBox(target) ? openOrClose : undefined);
    if (action) {
      event.preventDefault();
      action();
    } else if (key === ' ' && !event.repeat) tickFocused(event, rows);
  });

  // A button is pressed when the space bar comes up again.
  document.addEventListener('keyup', (event) => {
    if (event.key === ' ' && rowOfToggle(event.target, rows)) event.preventDefault();
  });
}

/**
 * The space bar on the name of a repository ticks it; tick boxes know the space bar by themselves.
 *
 * @param {KeyboardEvent} event
 * @param {readonly Row[]} rows
 */
function tickFocused(event, rows) {
  const row = rowOfToggle(event.target, rows);
  if (!row) return;
  event.preventDefault();
  if (row.isDecidable) row.decide(row.choice.decision !== 'apply');
}

/**
 * @param {EventTarget | null} target
 * @param {readonly Row[]} rows
 */
function rowOfToggle(target, rows) {
  return rows.find(({ toggle }) => toggle === target);
}

/** @param {EventTarget | null} target */
function isTickBox(target) {
  return target instanceof HTMLInputElement && target.type === 'checkbox';
}

/**
 * Whether letters are written or looked up there.
 *
 * @param {EventTarget | null} target
 */
function isField(target) {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !isTickBox(target);
}
