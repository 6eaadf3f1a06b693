import {
  change,
  decline,
  defineTransform,
  type Instruction,
  insertBelow,
  keywordLike,
  linesOf,
  officialName,
  parseImageReference,
  type ShellCommand,
  type Stage,
} from '../src/transform.ts';

const wanted = ['PYTHONDONTWRITEBYTECODE', 'PYTHONUNBUFFERED'] as const;

export default defineTransform({
  name: 'python-env',
  summary: 'Set PYTHONDONTWRITEBYTECODE and PYTHONUNBUFFERED in python stages',
  why: 'Output then reaches the log at once, also before a crash, and no .pyc files are written beside code that runs once.',
  risk: 'review',
  hadolint: [],
  examples: [
    {
      before: 'FROM python:3.12-slim\nCOPY . .\nCMD ["python", "main.py"]\n',
      after:
        'FROM python:3.12-slim\nENV PYTHONDONTWRITEBYTECODE=1 \\\n    PYTHONUNBUFFERED=1\nCOPY . .\nCMD ["python", "main.py"]\n',
    },
  ],
  declines: {
    'unknown-image':
      'The image name hangs on a build argument without a default, so whether it is a python image is not known.',
  },
  options: {
    images: {
      summary: 'Further images to treat as python images, by name without tag',
      default: [],
    },
  },
  *run({ dockerfile, options }) {
    const last = dockerfile.stages.at(-1);
    if (!last) return;
    const { root } = last;
    const { name } = parseImageReference(root.image ?? root.writtenImage);
    if (name.includes('$')) {
      // A name with a slash in it is not the official image's, whatever the variable holds.
      if (/python/i.test(name) && !name.includes('/')) {
        yield decline(
          'unknown-image',
          root.from,
          `whether ${root.writtenImage} is a python image hangs on a build argument without a default`,
        );
      }
      return;
    }
    if (officialName(name) !== 'python' && !options.images.includes(name)) return;
    const missing = wanted.filter((variable) => !isDecided(last, variable));
    const [first, ...others] = missing;
    if (first === undefined) return;
    yield change({
      message: `${missing.join(' and ')} ${others.length === 0 ? 'is' : 'are'} not set in the final image`,
      at: root.from,
      edits: insertBelow(behindArguments(root), [
        `${keywordLike(root.from, 'ENV')} ${first}=1`,
        ...others.map((variable) => `${variable}=1`),
      ]),
    });
  },
});

/** Whether the file says anything of a variable between the python image and the final one: even to unset it is a wish. */
function isDecided(last: Stage, variable: string): boolean {
  return last.chain.some((stage) =>
    stage.instructions.some(
      (instruction) =>
        // An ARG does not reach the image.
        (instruction.keyword === 'ENV' && instruction.keyValues.some(({ name }) => name === variable)) ||
        [instruction, instruction.trigger].some((one) =>
          one?.scripts.some(({ commands }) => commands.some((command) => unsets(command, variable))),
        ),
    ),
  );
}

function unsets({ words }: ShellCommand, variable: string): boolean {
  const values = words.map(({ value }) => value);
  if (values[0] === 'unset') return values.includes(variable);
  return values[0] === 'env' && values.some((value, index) => value === variable && values[index - 1] === '-u');
}

/** FROM, or the last of the ARGs that follow it line by line. */
function behindArguments({ instructions, from }: Stage): Instruction {
  let last = from;
  for (const instruction of instructions.slice(1)) {
    if (instruction.keyword !== 'ARG' || linesOf(instruction).start !== linesOf(last).end) break;
    last = instruction;
  }
  return last;
}
