import { ShellScript } from '../../src/shell/script.ts';
import { JoinedText } from '../../src/text/joined-text.ts';

export function readScript(text: string): ShellScript {
  return new ShellScript(new JoinedText(text, [{ start: 0, end: text.length }]), text, 'line');
}
