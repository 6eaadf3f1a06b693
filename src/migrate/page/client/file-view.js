/**
 * @import { PageDecline, PageFile } from '../view.ts'
 * @import { ChangeChoice, FileChoices, RepositoryChoice } from '../choices.ts'
 * @import { DiffLine, Hunk } from '../hunks.ts'
 * @import { TickBox } from './tick-box.js'
 */
import { tickChange } from '../choices.ts';
import { hunkOfLine, hunksOf } from '../hunks.ts';
import { count, element } from './elements.js';
import { tickBox } from './tick-box.js';

/**
 * A change on the page.
 *
 * @typedef {object} ChangeView
 * @property {ChangeChoice} choice
 * @property {HTMLElement} card
 * @property {TickBox} tick
 */

/**
 * A file with its diff, each change above the hunk that it is part of.
 *
 * @param {PageFile} file
 * @param {FileChoices} choices
 * @param {RepositoryChoice} repository
 * @param {() => void} onDecision
 * @returns {{ section: HTMLElement, changes: ChangeView[] }} the changes in the order of the page
 */
export function fileView(file, choices, repository, onDecision) {
  const hunks = hunksOf(file.diff);
  const views = choices.changes.map((choice) => changeView(choice, repository, onDecision));
  const section = element('section', 'file', element('h3', '', file.path));
  for (const problem of file.problems) section.append(element('p', 'problem', problem));

  /** @type {ChangeView[]} */
  const changes = [];
  /** @param {Hunk | undefined} hunk */
  const place = (hunk) => {
    const here = views.filter(({ choice }) => hunkOfLine(hunks, choice.change.line) === hunk);
    changes.push(...here);
    section.append(...here.map(({ card }) => card));
  };
  place(undefined);
  const isCarriageReturn = endsLines(hunks);
  for (const hunk of hunks) {
    place(hunk);
    section.append(hunkView(hunk, isCarriageReturn));
  }
  if (file.declines.length > 0) section.append(declinesView(file.declines));
  if (section.childElementCount === 1) section.append(element('p', 'quiet', 'Nothing to change.'));
  return { section, changes };
}

/**
 * @param {ChangeChoice} choice
 * @param {RepositoryChoice} repository
 * @param {() => void} onDecision
 * @returns {ChangeView}
 */
function changeView(choice, repository, onDecision) {
  const { transform, message, line, risk } = choice.change;
  const onTick = (/** @type {boolean} */ isTicked) => {
    tickChange(repository, choice, isTicked);
    onDecision();
  };
  const tick = tickBox(choice, message, onTick, onDecision);
  const about = element('span', 'about', element('code', '', transform), ` · line ${line} · `);
  about.append(element('span', `risk ${risk}`, risk));
  const label = element('label', '', tick.box, element('span', 'message', message));
  return { choice, tick, card: element('div', 'change', label, tick.word, about, tick.reason) };
}

/**
 * Whether every line ends with CR LF: then it says nothing of a single line.
 *
 * @param {Hunk[]} hunks
 */
function endsLines(hunks) {
  return hunks.every(({ lines }) => lines.every(({ mark, text }) => mark === '\\' || text.endsWith('\r')));
}

/**
 * @param {Hunk} hunk
 * @param {boolean} isCarriageReturn whether a CR ends each line
 */
function hunkView(hunk, isCarriageReturn) {
  const lines = hunk.lines.map((line) => lineView(line, isCarriageReturn ? line.text.replace(/\r$/, '') : line.text));
  const view = element('div', 'hunk', element('div', 'lines', element('div', 'at', hunk.header), ...lines));
  // What scrolls has to be reached by keyboard.
  view.tabIndex = 0;
  view.role = 'region';
  view.ariaLabel = `Hunk at line ${hunk.oldStart}`;
  return view;
}

const kinds = { ' ': 'line', '-': 'line old', '+': 'line new', '\\': 'line remark' };

/**
 * The numbers are content of the style sheet, so that whoever copies lines does not copy them.
 *
 * @param {DiffLine} line
 * @param {string} text
 */
function lineView({ mark, oldLine, newLine }, text) {
  const view = element('div', kinds[mark], element('code', '', mark + text));
  view.dataset.old = `${oldLine ?? ''}`;
  view.dataset.new = `${newLine ?? ''}`;
  return view;
}

/** @param {readonly PageDecline[]} declines */
function declinesView(declines) {
  const items = declines.map(({ transform, id, message, line }) => {
    const about = element('span', 'about', element('code', '', `${transform}: ${id}`));
    return element(
      'li',
      '',
      element('span', 'line-number', `line ${line}`),
      element('span', 'message', message),
      about,
    );
  });
  const title = element(
    'h4',
    '',
    `${count(declines.length, 'place')} left as ${declines.length === 1 ? 'it is' : 'they are'}`,
  );
  return element('div', 'declines', title, element('ul', '', ...items));
}
