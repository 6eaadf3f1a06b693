/**
 * @import { RepositoryChoice } from '../choices.ts'
 * @import { ChangeView } from './file-view.js'
 * @import { TickBox } from './tick-box.js'
 */
import { tickRepository } from '../choices.ts';
import { searchable } from '../filter.ts';
import { element } from './elements.js';
import { fileView } from './file-view.js';
import { tickBox } from './tick-box.js';

/** A repository on the page. Its files are built when it is opened for the first time. */
export class Row {
  /** @type {readonly ChangeView[]} empty until the row was opened */
  changes = [];
  /** @type {HTMLElement | undefined} */
  #details;
  /** @type {TickBox | undefined} */
  #tick;
  #decided = element('span', '');

  /**
   * @param {RepositoryChoice} choice
   * @param {() => void} onDecision
   */
  constructor(choice, onDecision) {
    this.choice = choice;
    this.searchable = searchable(choice.repository);
    this.onDecision = () => {
      this.refresh();
      onDecision();
    };
    const { name, state, reason, managers, files } = choice.repository;
    this.toggle = element('button', 'name', name);
    this.toggle.type = 'button';
    this.toggle.ariaExpanded = 'false';
    this.toggle.addEventListener('click', () => this.open(!this.isOpen));

    const decision = element('td', 'decision');
    if (choice.changes.length > 0) {
      this.#tick = tickBox(choice, name, (isTicked) => this.decide(isTicked), this.onDecision);
      decision.append(element('label', '', this.#tick.box, this.#tick.word));
    }
    const declines = files.reduce((sum, file) => sum + file.declines.length, 0);
    const title = element('td', 'repository', this.toggle);
    if (reason !== undefined) title.append(element('div', 'why quiet', reason));
    const changes = element('td', 'number', this.#decided);
    changes.dataset.label = 'changes';
    const left = element('td', 'number', `${declines || ''}`);
    left.dataset.label = 'declines';
    const summary = element('tr', 'summary', decision, title, element('td', 'state', stateMark(state)), changes, left);
    summary.append(element('td', 'managers quiet', managers.join(', ')));
    this.body = element('tbody', '', summary);
    this.refresh();
  }

  get isOpen() {
    return this.toggle.ariaExpanded === 'true';
  }

  get isDecidable() {
    return this.#tick !== undefined;
  }

  /** @param {boolean} isOpen */
  open(isOpen) {
    if (isOpen && !this.#details) {
      this.#details = this.#buildDetails();
      this.body.append(this.#details);
      this.refresh();
    }
    if (!this.#details) return;
    if (!isOpen && this.#details.contains(document.activeElement)) this.toggle.focus();
    this.#details.hidden = !isOpen;
    this.toggle.ariaExpanded = `${isOpen}`;
  }

  #buildDetails() {
    const { repository, files } = this.choice;
    const cell = element('td', '');
    cell.colSpan = 6;
    if (this.#tick) cell.append(element('div', 'note', this.#tick.reason));
    const views = repository.files.map((file, index) =>
      fileView(file, files[index] ?? { path: file.path, changes: [] }, this.choice, this.onDecision),
    );
    this.changes = views.flatMap(({ changes }) => changes);
    cell.append(...views.map(({ section }) => section));
    if (views.length === 0) cell.append(element('p', 'quiet', 'There is no file to show.'));
    return element('tr', 'details', cell);
  }

  /** @param {boolean} isTicked */
  decide(isTicked) {
    tickRepository(this.choice, isTicked);
    this.onDecision();
  }

  /** Shows the choices as they are now. */
  refresh() {
    const { changes, decision } = this.choice;
    const applied = changes.filter((change) => change.decision === 'apply').length;
    const all = `${changes.length || ''}`;
    this.#decided.textContent = applied === changes.length ? all : `${applied} of ${all}`;
    this.body.dataset.decision = this.isDecidable ? decision : '';
    this.#tick?.refresh();
    for (const { tick, card, choice } of this.changes) {
      tick.refresh();
      card.dataset.decision = choice.decision;
    }
  }
}

/** @param {string} state */
function stateMark(state) {
  return element('span', `mark ${state}`, state);
}
