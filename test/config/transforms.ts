import { defineTransform } from '../../src/transform.ts';

const parts = { summary: '', why: '', risk: 'safe', hadolint: [], examples: [], declines: {}, *run() {} } as const;

/** A transform with an option of each type, one whose options have choices, and one without options. */
export const transforms = [
  defineTransform({
    ...parts,
    name: 'python-base',
    options: {
      digest: { summary: '', default: false },
      suite: { summary: '', default: 'trixie' },
      images: { summary: '', default: [] },
      packages: { summary: '', default: {} },
    },
  }),
  defineTransform({
    ...parts,
    name: 'sort-packages',
    options: {
      order: { summary: '', default: 'name', choices: ['name', 'length'] },
      managers: { summary: '', default: ['apt'], choices: ['apt', 'pip'] },
    },
  }),
  defineTransform({ ...parts, name: 'copy-first' }),
];
