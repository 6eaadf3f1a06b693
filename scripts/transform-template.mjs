/** The files that a new transform starts with, by path: a toy that shows each part, and passes each test. */
export function filesOfTransform(name) {
  const fixtures = `fixtures/${name}`;
  return {
    [`transforms/${name}.ts`]: transform(name),
    [`docs/transforms/${name}.md`]: page,
    [`${fixtures}/plain/before.Dockerfile`]: 'FROM debian:trixie-slim\nRUN true\nRUN make\n',
    [`${fixtures}/plain/after.Dockerfile`]: 'FROM debian:trixie-slim\nRUN make\n',
    [`${fixtures}/plain/findings.txt`]: '2 applied - RUN true adds a layer that holds nothing\n',
    [`${fixtures}/a-comment/before.Dockerfile`]:
      'FROM debian:trixie-slim\n# keeps the cache warm\nRUN true\nRUN make\n',
    [`${fixtures}/a-comment/findings.txt`]: '3 declined a-comment the comment above it would go with it\n',
    [`${fixtures}/does-more/before.Dockerfile`]:
      'FROM debian:trixie-slim\n# what follows && does something\nRUN true && make\n',
  };
}

const transform = (
  name,
) => `import { change, type Decline, decline, defineTransform, type Instruction, removeInstruction } from '../src/transform.ts';

export default defineTransform({
  name: '${name}',
  summary: 'Remove RUN true',
  why: 'A RUN that does nothing adds a layer that holds nothing.',
  risk: 'safe',
  hadolint: [],
  examples: [{ before: 'RUN true\\nRUN make\\n', after: 'RUN make\\n' }],
  declines: { 'a-comment': 'A comment above the instruction would go with it.' },
  *run({ dockerfile }) {
    for (const instruction of dockerfile.instructions) {
      if (!doesNothing(instruction)) continue;
      yield whyNot(instruction) ??
        change({
          message: 'RUN true adds a layer that holds nothing',
          at: instruction,
          edits: removeInstruction(instruction),
        });
    }
  },
});

function doesNothing({ keyword, form, body }: Instruction): boolean {
  return keyword === 'RUN' && form === 'shell' && body.text === 'true';
}

function whyNot(instruction: Instruction): Decline<'a-comment'> | undefined {
  if (instruction.comments.length === 0) return undefined;
  return decline('a-comment', instruction, 'the comment above it would go with it');
}
`;

const page = `
## What it looks for

A RUN whose shell form is \`true\` and nothing else. Say here what the header above cannot: what is recognised and what is
not, where the facts come from, and what a reviewer should look at.
`;
