import { type Assignment, type Command, forEachChild, type Redirection, type Statement, type SyntaxNode } from 'unbash';
import { JoinedText } from '../text/joined-text.ts';
import type { Span } from '../text/span.ts';
import type { ShellAssignment, ShellCommand, ShellRedirect } from './command.ts';
import { readInvocation } from './invocation.ts';
import type { CommandList, Container, ListItem, Operator, OperatorText } from './list.ts';
import { nestedScript } from './nested.ts';
import { parseSyntax } from './syntax.ts';
import { ShellWord } from './word.ts';

/** Where a script's text stands: on an instruction's line, in a heredoc, or in a word of another script. */
export type ScriptPlace = 'line' | 'heredoc' | 'nested';

/** A text for a POSIX shell, read. Spans inside it are into `joined.text`. */
export class ShellScript {
  readonly joined: JoinedText;
  /** The file that the joined text comes from. */
  readonly source: string;
  readonly place: ScriptPlace;
  /** What the shell that reads the text is told in front of it: `-e`, `-o`, `pipefail`. */
  readonly options: readonly string[];
  /** Whether bash could read the text. */
  readonly isValid: boolean;
  readonly syntax: SyntaxNode;
  /** The commands of the script itself. */
  readonly list: CommandList;
  readonly #commands: ShellCommand[] = [];
  #all: readonly ShellCommand[] | undefined;

  constructor(joined: JoinedText, source: string, place: ScriptPlace, options: readonly string[] = []) {
    this.joined = joined;
    this.source = source;
    this.place = place;
    this.options = options;
    const parsed = parseSyntax(joined.text);
    this.syntax = parsed;
    this.isValid = !parsed.errors || parsed.errors.length === 0;
    this.list = this.#readList(parsed.commands, parsed, 'script', undefined);
  }

  /** A script that is a whole text of its own, as a file is. */
  static ofText(text: string, place: ScriptPlace): ShellScript {
    return new ShellScript(new JoinedText(text, [{ start: 0, end: text.length }]), text, place);
  }

  get text(): string {
    return this.joined.text;
  }

  /** All simple commands in the order of the text, those of compounds, substitutions and nested scripts included. */
  get commands(): readonly ShellCommand[] {
    this.#all ??= this.#commands.flatMap((command) => [command, ...(command.nested?.commands ?? [])]);
    return this.#all;
  }

  /** What stands behind the last command: a comment, a `;`, or nothing. */
  get tail(): Span {
    return { start: this.list.items.at(-1)?.end ?? 0, end: this.text.length };
  }

  /** Where a span of the joined text stands in the file. */
  sourceSpan(span: Span): Span {
    return this.joined.sourceSpan(span);
  }

  #readList(
    statements: readonly Statement[],
    span: { readonly pos: number; readonly end: number },
    container: Container,
    parent: ListItem | undefined,
  ): CommandList {
    const list: CommandList = { start: span.pos, end: span.end, script: this, container, parent, items: [] };
    for (const statement of statements) {
      const { command } = statement;
      const pipelines = command.type === 'AndOr' ? command.commands : [command];
      for (const pipeline of pipelines) this.#readItem(pipeline, list, statement);
    }
    return list;
  }

  #readItem(node: SyntaxNode, list: CommandList, statement: Statement): void {
    const before = list.items.at(-1);
    const item: ListItem = {
      start: node.pos,
      end: node.end,
      list,
      index: list.items.length,
      operator: before && this.#operatorBetween(before.end, node.pos),
      commands: [],
      lists: [],
      isCompound: !isSimple(node),
      isNegated: node.type === 'Pipeline' && node.prefixes.some(({ type }) => type === 'Negation'),
    };
    list.items.push(item);
    this.#visit(node, item, statement);
  }

  /** unbash has no node for operators: one is what stands between two siblings, blanks and comments aside. */
  #operatorBetween(from: number, to: number): Operator {
    const gap = this.text.slice(from, to).replace(/(?<=^|[\s;&|])#.*/g, (comment) => ' '.repeat(comment.length));
    const match = /&&|\|\||;|&|\n/.exec(gap);
    const text = operatorTexts.find((known) => known === match?.[0]) ?? ';';
    const start = from + (match?.index ?? 0);
    return { text, start, end: start + (match?.[0].length ?? 0) };
  }

  #visit(node: SyntaxNode, item: ListItem, parent: SyntaxNode): void {
    switch (node.type) {
      case 'Command':
        this.#readCommand(node, item);
        break;
      case 'CompoundList':
        item.lists.push(this.#readList(node.commands, node, containerOf(parent), item));
        break;
      case 'Script':
        item.lists.push(this.#readList(node.commands, node, 'substitution', item));
        break;
      case 'CommandExpansion':
      case 'ProcessSubstitution':
        // Inside backquotes with escaped backquotes, offsets are into a text of their own.
        if (node.script && node.script.source === undefined) this.#visit(node.script, item, node);
        break;
      default: {
        // The braces of a function's body are a part of the function.
        const owner = isFunction(parent) ? parent : node;
        forEachChild(node, (child) => this.#visit(child, item, owner));
      }
    }
  }

  #readCommand(node: Command, item: ListItem): void {
    const words = [...(node.name ? [node.name] : []), ...node.args].map((word) => new ShellWord(word));
    const assignments = node.prefix.filter((part): part is Assignment => part.type === 'Assignment').map(assignment);
    const parts = {
      start: node.pos,
      end: node.end,
      script: this,
      item,
      words,
      assignments,
      redirects: node.redirects.map(redirect),
      invocation: readInvocation({ words, assignments }),
    };
    const command: ShellCommand = { ...parts, nested: nestedScript(parts) };
    this.#commands.push(command);
    item.commands.push(command);
    forEachChild(node, (child) => this.#visitInside(child, item));
  }

  /** Substitutions in the words of a command. */
  #visitInside(node: SyntaxNode, item: ListItem): void {
    if (node.type !== 'Word' || node.parts) this.#visit(node, item, node);
  }
}

const operatorTexts: readonly OperatorText[] = ['&&', '||', ';', '&', '\n'];

function isSimple(node: SyntaxNode): boolean {
  if (node.type === 'Pipeline') return node.commands.every(({ type }) => type === 'Command');
  return node.type === 'Command';
}

function isFunction({ type }: SyntaxNode): boolean {
  return type === 'Function' || type === 'Coproc';
}

function containerOf(parent: SyntaxNode): Container {
  switch (parent.type) {
    case 'Subshell':
      return 'subshell';
    case 'BraceGroup':
      return 'group';
    case 'If':
    case 'Elif':
      return 'if';
    case 'CaseItem':
      return 'case';
    case 'Function':
    case 'Coproc':
      return 'function';
    default:
      return 'loop';
  }
}

function assignment(node: Assignment): ShellAssignment {
  const word = new ShellWord(node);
  return {
    start: node.pos,
    end: node.end,
    name: node.name,
    value: word.value.slice(word.value.indexOf('=') + 1),
    isLiteral: word.isLiteral,
  };
}

function redirect(node: Redirection): ShellRedirect {
  return {
    start: node.pos,
    end: node.end,
    operator: node.operator,
    target: node.type !== 'HereDoc' && node.target ? new ShellWord(node.target) : undefined,
    body: node.type === 'HereDoc' ? { start: node.body.pos, end: node.body.end } : undefined,
    isExpanded: node.type === 'HereDoc' && node.delimiter?.quoted === false,
    descriptor: node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined,
  };
}
