import type { Span } from '../text/span.ts';
import { invocationOf } from './invocation.ts';
import type { ShellScript } from './script.ts';
import { walkSyntax } from './syntax.ts';

/** What busybox's ash takes and dash refuses, or reads otherwise. Its span is into the script's joined text. */
export interface DashObstacle extends Span {
  /** As it is written, shortened. */
  readonly construct: string;
}

/** Commands of ash that dash does not have. */
const missing = new Set(['source', 'let', 'function', 'declare', 'typeset', 'pushd', 'popd', 'shopt', 'mapfile']);

/**
 * What of a script ash takes and dash does not, by dash's manual page. The dash of Debian trixie is the first that knows
 * `set -o pipefail`.
 */
export function dashObstacles(script: ShellScript, options: { readonly knowsPipefail: boolean }): DashObstacle[] {
  const found: DashObstacle[] = [];
  const add = ({ start, end }: Span, construct = script.text.slice(start, end)): void => {
    found.push({ start, end, construct: construct.length > 40 ? `${construct.slice(0, 39)}…` : construct });
  };
  walkSyntax(script.syntax, (node) => {
    const span = { start: node.pos, end: node.end };
    switch (node.type) {
      case 'TestCommand':
        return add(span, '[[ … ]]');
      case 'ArrayValue':
      case 'ArithmeticCommand':
      case 'ArithmeticFor':
      case 'Select':
      case 'Coproc':
      case 'ProcessSubstitution':
      case 'AnsiCQuoted':
      case 'LocaleString':
      case 'HereString':
        return add(span);
      case 'ParameterExpansion':
        if (
          node.prefix === '!' ||
          node.index ||
          ['Replace', 'Slice', 'CaseModification', 'Transform', 'Names'].includes(node.operation?.type ?? '')
        ) {
          add(span);
        }
        return;
      case 'Function':
        if (script.text.startsWith('function', node.pos)) add({ start: node.pos, end: node.pos + 'function'.length });
        return;
      case 'Redirect':
        if (node.operator === '&>' || node.operator === '&>>') add(span);
        return;
      case 'Pipeline':
        if (node.operators.includes('|&')) add(span, '|&');
        return;
    }
  });
  for (const command of script.commands) {
    if (command.script !== script) continue;
    const { program, words } = invocationOf(command);
    const values = words.map(({ value }) => value);
    const first = values[1] ?? '';
    if (program === undefined) continue;
    if (missing.has(program)) add(command, program);
    else if (program === '[' || program === 'test') {
      if (values.includes('==') || values.includes('=~')) add(command);
    } else if (program === 'echo') {
      if (/^-[neE]*[eE]/.test(first)) add(command, `echo ${first}`);
      else if (words.slice(1).some((word) => word.isLiteral && word.value.includes('\\'))) add(command);
    } else if (program === 'read' && values.some((value) => /^-[a-z]*[tnsapdN]/.test(value))) add(command);
    else if (program === 'trap' && values.includes('ERR')) add(command);
    else if (program === 'exec' && first === '-a') add(command);
    else if (program === 'set' && values.includes('pipefail') && !options.knowsPipefail)
      add(command, 'set -o pipefail');
    if (words.some(({ text, variables }) => variables.includes('RANDOM') && !text.startsWith("'")))
      add(command, '$RANDOM');
  }
  return found;
}
