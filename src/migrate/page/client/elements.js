import { shownText } from '../shown-text.ts';

/**
 * A new element. What is given as a string becomes text, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children.map((child) => (typeof child === 'string' ? shownText(child) : child)));
  return made;
}

/**
 * An element of the page as it was loaded.
 *
 * @template {Element} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} with the id ${id}`);
  return found;
}

/**
 * `1 change`, `1,200 changes`.
 *
 * @param {number} number
 * @param {string} one
 */
export function count(number, one) {
  const several = one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`;
  return `${number.toLocaleString('en')} ${number === 1 ? one : several}`;
}
