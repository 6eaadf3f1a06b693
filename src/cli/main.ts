import { CommanderError } from 'commander';
import { ConfigError } from '../config/config-error.ts';
import { obstacleOf } from '../files/obstacle.ts';
import { exitCode, UsageError } from './exit-code.ts';
import { type Outcome, program } from './program.ts';

/** Runs the command line, and sets the code that the process exits with. */
async function main(): Promise<void> {
  const outcome: Outcome = { exitCode: exitCode.success };
  try {
    await program(outcome).parseAsync();
  } catch (error) {
    outcome.exitCode = explainError(error);
  }
  process.exitCode ??= outcome.exitCode;
}

function explainError(error: unknown): Outcome['exitCode'] {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.success : exitCode.failure;
  const message = error instanceof Error ? error.message : String(error);
  const isUsage = error instanceof UsageError || error instanceof ConfigError;
  process.stderr.write(`error: ${isUsage ? message : `dockerfix went wrong, please report it: ${message}`}\n`);
  return exitCode.failure;
}

/** A reader that has seen enough, as head has, is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error: the output cannot be written: ${obstacleOf(error)}\n`);
  process.exitCode = exitCode.failure;
});

/** Messages that nobody takes change nothing of the work. */
process.stderr.on('error', () => {});

await main();
