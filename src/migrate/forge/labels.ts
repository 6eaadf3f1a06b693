import { encoded, type ForgeRequest } from './api-command.ts';
import type { Conversation } from './conversation.ts';

/**
 * Sets labels, and says what could not be set.
 *
 * @param root the path of the repository in the API
 * @param requestFor what sets those that it has
 */
export async function addLabels(
  conversation: Conversation,
  root: string,
  labels: readonly string[],
  requestFor: (known: readonly string[]) => ForgeRequest,
): Promise<readonly string[]> {
  const { known, warnings } = await lookUpLabels(conversation, root, labels);
  if (known.length === 0) return warnings;
  const { isRefusal, message } = await conversation.ask(requestFor(known));
  return isRefusal ? [...warnings, `${known.join(', ')} could not be set as labels: ${message}`] : warnings;
}

/**
 * Which labels a repository has, and a sentence for each that it has not. GitHub and GitLab make labels that they do not
 * know when one is set: a word mistyped once would be a label in hundreds of repositories.
 */
async function lookUpLabels(
  conversation: Conversation,
  root: string,
  labels: readonly string[],
): Promise<{ readonly known: readonly string[]; readonly warnings: readonly string[] }> {
  const known: string[] = [];
  const warnings: string[] = [];
  for (const label of labels) {
    const path = `${root}/labels/${encoded(label)}`;
    const { isRefusal, status, message } = await conversation.ask({
      method: 'GET',
      path,
      purpose: `look up the label ${label}`,
    });
    if (!isRefusal) known.push(label);
    else if (status === 404) warnings.push(`the label ${label} does not exist`);
    else warnings.push(`the label ${label} could not be looked up: ${message}`);
  }
  return { known, warnings };
}
