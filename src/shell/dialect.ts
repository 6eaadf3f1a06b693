import type { Span } from '../text/span.ts';
import { dashObstaclesOfCommand } from './dialect-of-commands.ts';
import type { ShellScript } from './script.ts';
import { type SyntaxNode, walkSyntax } from './syntax.ts';

/** What busybox's ash takes and dash refuses, or reads otherwise. Its span is into the script's joined text. */
export interface DashObstacle extends Span {
  readonly construct: string;
  /** What dash reads as ash reads the construct; undefined where that takes more than other words. */
  readonly translation: DashTranslation | undefined;
}

/** A stretch of the script and what it becomes; empty for a word that goes. */
export interface DashTranslation extends Span {
  readonly text: string;
}

export interface Dash {
  /** `set -o pipefail`: the dash of Debian trixie is the first that knows it. */
  readonly knowsPipefail: boolean;
}

/** What of a script ash takes and dash does not: tried with dash 0.5.12. */
export function dashObstacles(script: ShellScript, dash: Dash): DashObstacle[] {
  const found: DashObstacle[] = [];
  walkSyntax(script.syntax, (node) => {
    const construct = constructOf(node, script);
    if (construct !== undefined)
      found.push({ start: node.pos, end: node.end, construct, translation: translationOf(node, script) });
  });
  for (const command of script.commands) {
    if (command.script === script) found.push(...dashObstaclesOfCommand(command, dash));
  }
  return found;
}

/** How a message calls a construct of the syntax that dash does not have; undefined for any other. */
function constructOf(node: SyntaxNode, { text }: ShellScript): string | undefined {
  const written = text.slice(node.pos, node.end);
  switch (node.type) {
    case 'TestCommand':
      return '[[ … ]]';
    case 'ArrayValue':
    case 'ArithmeticCommand':
    case 'ArithmeticFor':
    case 'Select':
    case 'Coproc':
    case 'ProcessSubstitution':
    case 'AnsiCQuoted':
    case 'LocaleString':
    case 'HereString':
      return written;
    case 'ArithmeticUnary':
      return node.operator === '++' || node.operator === '--' ? written : undefined;
    case 'ArithmeticBinary':
      return node.operator === '**' || node.operator === ',' ? written : undefined;
    case 'ArithmeticWord':
      return /^\d+#/.test(node.value) ? written : undefined;
    case 'ParameterExpansion':
      return node.prefix === '!' || node.index || unknownOperations.has(node.operation?.type ?? '')
        ? written
        : undefined;
    case 'Function':
      return written.startsWith('function') ? 'function' : undefined;
    case 'Redirect':
      return node.operator === '&>' || node.operator === '&>>' ? written : undefined;
    case 'Pipeline':
      return node.operators.includes('|&') ? '|&' : undefined;
    default:
      return undefined;
  }
}

const unknownOperations = new Set(['Replace', 'Slice', 'CaseModification', 'Transform', 'Names']);

/** `&> file` is `> file 2>&1`. */
function translationOf(node: SyntaxNode, { text }: ShellScript): DashTranslation | undefined {
  if (node.type !== 'Redirect' || !node.target) return undefined;
  return { start: node.pos, end: node.end, text: `${text.slice(node.pos + 1, node.end)} 2>&1` };
}
