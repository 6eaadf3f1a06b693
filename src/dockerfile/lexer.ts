// BuildKit's word rules (frontend/dockerfile/shell/lex.go, docker 28.5): quotes, escapes, variables, heredoc words.
import { patternSource, trimPattern } from './shell-pattern.ts';
import { WordError } from './word-error.ts';

export { WordError } from './word-error.ts';

/** Gives the value of a variable; undefined when it is not set. */
export type Lookup = (name: string) => string | undefined;

export interface LexerOptions {
  readonly escape: string;
  readonly lookup?: Lookup;
  /** Keep quotes in the result. */
  readonly rawQuotes?: boolean;
  /** Keep escape characters in the result. */
  readonly rawEscapes?: boolean;
  /** Leave `$X` as it is written where X is not set; otherwise it becomes nothing. */
  readonly keepUnset?: boolean;
  /** What a plain `$X` becomes where X is not set, instead of nothing. */
  readonly unset?: (name: string) => string;
}

/**
 * The text with quotes removed and variables replaced.
 * @throws WordError where BuildKit refuses the text
 */
export function processWord(source: string, options: LexerOptions): string {
  return new Lexer(source, options).run('').text;
}

/**
 * The words of the text, quotes removed and variables replaced.
 * @throws WordError where BuildKit refuses the text
 */
export function processWords(source: string, options: LexerOptions): string[] {
  return new Lexer(source, options).run('').words;
}

// Go's unicode.IsSpace: U+0085 is in it, U+FEFF is not.
const space = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

export function isSpace(character: string): boolean {
  if (character.length === 0) return false;
  const code = character.charCodeAt(0);
  return code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code > 126 && space.test(character);
}

/** The word being read. BuildKit has one for the text and the substitutions in it, each of which starts it anew. */
interface WordBuffer {
  word: string;
}

class Words {
  readonly finished: string[] = [];
  readonly #buffer: WordBuffer;
  #inWord = false;

  constructor(buffer: WordBuffer) {
    this.#buffer = buffer;
    buffer.word = '';
  }

  add(text: string): void {
    for (const character of text) {
      if (!isSpace(character)) this.addRaw(character);
      else if (this.#inWord) this.#finish();
    }
  }

  addRaw(text: string): void {
    this.#buffer.word += text;
    this.#inWord = true;
  }

  all(): string[] {
    if (this.#buffer.word !== '') this.#finish();
    return this.finished;
  }

  #finish(): void {
    if (this.#buffer.word === '') return;
    this.finished.push(this.#buffer.word);
    this.#buffer.word = '';
    this.#inWord = false;
  }
}

class Lexer {
  readonly #source: string;
  readonly #options: LexerOptions;
  readonly #buffer: WordBuffer = { word: '' };
  #at = 0;

  constructor(source: string, options: LexerOptions) {
    this.#source = source;
    this.#options = options;
  }

  run(stop: string, rawEscapes = this.#options.rawEscapes ?? false): { text: string; words: string[] } {
    const words = new Words(this.#buffer);
    let text = '';
    while (this.#at < this.#source.length) {
      const character = this.#peek();
      if (stop !== '' && character === stop) {
        this.#at++;
        return { text, words: words.all() };
      }
      if (character === '$') {
        const value = this.#dollar();
        text += value;
        words.add(value);
      } else if (character === "'" || character === '"' || character === '<') {
        const value = character === '<' ? this.#less() : this.#quoted(character, rawEscapes);
        text += value;
        words.addRaw(value);
      } else if (character === this.#options.escape) {
        this.#at++;
        const escaped = this.#next();
        const value = rawEscapes ? character + escaped : escaped;
        text += value;
        if (value !== '') words.addRaw(value);
      } else {
        this.#at++;
        text += character;
        words.add(character);
      }
    }
    if (stop !== '') throw new WordError(`unexpected end of statement while looking for matching ${stop}`);
    return { text, words: words.all() };
  }

  #peek(): string {
    return this.#source[this.#at] ?? '';
  }

  #next(): string {
    return this.#source[this.#at++] ?? '';
  }

  /** `<< EOF` is one word: blanks may stand between the operator and the name. */
  #less(): string {
    this.#at++;
    if (this.#peek() !== '<') return '<';
    this.#at++;
    const from = this.#at;
    while (/[\t\r ]/.test(this.#peek())) this.#at++;
    return `<<${this.#source.slice(from, this.#at)}`;
  }

  #quoted(quote: string, rawEscapes: boolean): string {
    const keep = this.#options.rawQuotes ? quote : '';
    this.#at++;
    let text = keep;
    while (this.#at < this.#source.length) {
      const character = this.#peek();
      if (character === quote) {
        this.#at++;
        return text + keep;
      }
      if (quote === '"' && character === '$') {
        text += this.#dollar();
        continue;
      }
      this.#at++;
      if (quote === '"' && character === this.#options.escape) {
        if (rawEscapes) text += character;
        const escaped = this.#peek();
        if (escaped === '"' || escaped === '$' || escaped === this.#options.escape) {
          text += escaped;
          this.#at++;
        } else if (escaped !== '') text += character;
      } else text += character;
    }
    throw new WordError(
      `unexpected end of statement while looking for matching ${quote === '"' ? 'double' : 'single'}-quote`,
    );
  }

  #dollar(): string {
    this.#at++;
    if (this.#peek() !== '{') {
      const name = this.#name();
      if (name === '') return '$';
      return this.#value(name, `$${name}`);
    }
    this.#at++;
    const first = this.#peek();
    if (first === '') throw new WordError("syntax error: missing '}'");
    if (first === '{' || first === '}' || first === ':') throw new WordError('syntax error: bad substitution');
    const name = this.#name();
    const operator = this.#next();
    if (operator === '}') return this.#value(name, `\${${name}}`);
    if (operator === '/') return this.#replacement(name);
    return this.#modified(name, operator);
  }

  #modified(name: string, first: string): string {
    const colon = first === ':';
    const operator = colon ? this.#next() : first;
    const trims = operator === '#' || operator === '%';
    const unsupported = (): never => {
      throw new WordError(`unsupported modifier (${first}${colon ? operator : ''}) in substitution`);
    };
    if (colon ? trims : !/^[-+?#%]$/.test(operator)) unsupported();
    const word = this.#until('}', trims);
    const value = this.#lookup(name);
    const present = value !== undefined && !(colon && value === '');
    if (value === undefined && this.#options.keepUnset) return `\${${name}${colon ? ':' : ''}${operator}${word}}`;
    if (trims) return trimPattern(value ?? '', word, operator);
    if (operator === '-') return present ? value : word;
    if (operator === '+') return present ? word : '';
    if (operator !== '?') return unsupported();
    if (present) return value;
    throw new WordError(`${name}: ${word || `is not allowed to be ${value === undefined ? 'unset' : 'empty'}`}`);
  }

  #replacement(name: string): string {
    const all = this.#peek() === '/';
    if (all) this.#at++;
    const pattern = this.#until('/', true);
    const replacement = this.#until('}', true);
    const value = this.#lookup(name);
    if (value === undefined && this.#options.keepUnset) return `\${${name}/${pattern}/${replacement}}`;
    const expression = new RegExp(patternSource(pattern, true), all ? 'gsu' : 'su');
    return (value ?? '').replace(expression, () => replacement);
  }

  #until(stop: string, rawEscapes: boolean): string {
    return this.run(stop, rawEscapes).text;
  }

  #value(name: string, written: string): string {
    const value = this.#lookup(name);
    if (value !== undefined) return value;
    return this.#options.keepUnset ? written : (this.#options.unset?.(name) ?? '');
  }

  #lookup(name: string): string | undefined {
    return this.#options.lookup?.(name);
  }

  #name(): string {
    const rest = this.#source.slice(this.#at, this.#at + 256);
    const name = /^(?:\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*)/u.exec(rest)?.[0] ?? '';
    this.#at += name.length;
    return name;
  }
}

/** `${X#word}` and `${X%word}`; the word may begin with a second operator. */
