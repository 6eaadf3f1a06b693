import expand from '@inquirer/expand';
import type { Decision } from '../../migrate/plan.ts';

export type ChangeAnswer = 'yes' | 'no' | 'all' | 'done' | 'quit';

/** Asks on the terminal what becomes of a change. An interrupt is an answer too. */
export async function askChange(message: string, earlier: Decision | undefined): Promise<ChangeAnswer> {
  try {
    return await expand<ChangeAnswer>({
      message,
      default: earlier === 'skip' ? 'n' : 'y',
      choices: [
        { key: 'y', name: 'apply it', value: 'yes' },
        { key: 'n', name: 'skip it', value: 'no' },
        { key: 'a', name: 'apply it and all that are left in this repository', value: 'all' },
        { key: 'd', name: 'skip it and all that are left in this repository', value: 'done' },
        { key: 'q', name: 'end the review', value: 'quit' },
      ],
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return 'quit';
    throw error;
  }
}
