/**
 * @import { Filter } from '../filter.ts'
 * @import { PlannedState } from '../../plan.ts'
 * @import { Row } from './row.js'
 */
import { countValues, isShown } from '../filter.ts';
import { byId, count, element } from './elements.js';

/** @type {readonly PlannedState[]} */
const states = ['changed', 'declined', 'failed', 'unchanged', 'opted-out'];

/**
 * Fills the filters and lets them show and hide the rows.
 *
 * @param {readonly Row[]} rows
 * @param {(transform: string) => void} onFilter is told the transform that is asked for; empty when none is
 */
export function setUpFilters(rows, onFilter) {
  const search = byId('search', HTMLInputElement);
  const transform = list('transform', 'Any transform', rows, (row) => row.searchable.transforms);
  const manager = list('manager', 'Any package manager', rows, (row) => row.searchable.managers);
  const decline = list('decline', 'Any decline', rows, (row) => row.searchable.declines);
  const shown = byId('shown', HTMLElement);
  const empty = byId('empty', HTMLElement);
  const clear = byId('clear', HTMLButtonElement);
  /** @type {PlannedState | ''} */
  let state = '';

  const apply = () => {
    /** @type {Filter} */
    const filter = {
      state,
      transform: transform.value,
      manager: manager.value,
      decline: decline.value,
      search: search.value,
    };
    let visible = 0;
    for (const { body, searchable } of rows) {
      body.hidden = !isShown(searchable, filter);
      if (!body.hidden) visible++;
    }
    const all = count(rows.length, 'repository');
    shown.textContent = visible === rows.length ? `${all} shown` : `${visible.toLocaleString('en')} of ${all} shown`;
    empty.hidden = visible > 0;
    clear.disabled = Object.values(filter).every((value) => value === '');
    for (const [name, button] of buttons) button.ariaPressed = `${name === state}`;
    onFilter(transform.value);
  };

  const counts = new Map(countValues(rows.map((row) => [row.searchable.state])));
  const buttons = states.map((name) => {
    const number = (counts.get(name) ?? 0).toLocaleString('en');
    const button = element('button', '', element('strong', '', number), ` ${name}`);
    button.type = 'button';
    button.addEventListener('click', () => {
      state = state === name ? '' : name;
      apply();
    });
    return /** @type {const} */ ([name, button]);
  });
  byId('states', HTMLElement).append(...buttons.map(([, button]) => button));

  search.addEventListener('input', apply);
  for (const select of [transform, manager, decline]) select.addEventListener('change', apply);
  clear.addEventListener('click', () => {
    state = '';
    for (const field of [search, transform, manager, decline]) field.value = '';
    apply();
    search.focus();
  });
  apply();
}

/**
 * @param {string} id
 * @param {string} any what stands for no choice
 * @param {readonly Row[]} rows
 * @param {(row: Row) => Iterable<string>} valuesOf
 */
function list(id, any, rows, valuesOf) {
  const select = byId(id, HTMLSelectElement);
  const options = countValues(rows.map(valuesOf)).map(([value, number]) => {
    const option = element('option', '', `${value} (${number.toLocaleString('en')})`);
    option.value = value;
    return option;
  });
  const none = element('option', '', any);
  none.value = '';
  select.replaceChildren(none, ...options);
  return select;
}
