import { baseName } from './script-origins.ts';
import { type Step, stepsOf } from './steps.ts';

/** Set-up scripts of repositories that end with an update of their own, piped into a shell or fetched for it: NodeSource's, packagecloud's, GitLab's. */
const setupScript = /nodesource\S*\/setup|\/setup_\w+\.x|\/script\.deb\.sh/;

/** Whether a shell runs such a script. */
export function readsSetupScript({ run, command, invocation }: Step): boolean {
  const { commands } = command.item;
  const names = ({ words }: Step['command']): boolean => words.some(({ value }) => setupScript.test(value));
  if (commands.indexOf(command) > 0 && commands.some(names)) return true;
  const file = baseName(invocation.words.slice(1).find(({ value }) => !/^[-+]/.test(value))?.value ?? '');
  return (
    file !== '' &&
    stepsOf(run).some(
      (other) =>
        other.command.start < command.start &&
        names(other.command) &&
        other.command.words.some(({ value }) => baseName(value) === file),
    )
  );
}
