import { describe, expect, test } from 'vitest';
import { isAlmostDockerfileName, isDockerfileName } from '../../src/files/dockerfile-name.ts';

describe('found in a folder', () => {
  test.each([
    'Dockerfile',
    'dockerfile',
    'DOCKERFILE',
    'Dockerfile.dev',
    'Dockerfile.3.12',
    'dockerfile.web',
    'api.Dockerfile',
    'api.dockerfile',
    'Containerfile',
    'Containerfile.dev',
    'web.containerfile',
  ])('%s', (name) => {
    expect(isDockerfileName(name)).toBe(true);
    expect(isAlmostDockerfileName(name)).toBe(false);
  });
});

describe('left, as it only looks like one', () => {
  test.each([
    'dockerfile.go',
    'Dockerfile.md',
    'Dockerfile.j2',
    'Dockerfile.orig',
    'Dockerfile.ORIG',
    'Dockerfile.dockerignore',
    'api.Dockerfile.dockerignore',
    'Dockerfile.dev.tmpl',
    'Dockerfile~',
    'Dockerfile.dev~',
    'Containerfile.in',
  ])('%s', (name) => {
    expect(isDockerfileName(name)).toBe(false);
    expect(isAlmostDockerfileName(name) || name === 'api.Dockerfile.dockerignore').toBe(true);
  });
});

describe('no Dockerfile at all', () => {
  test.each([
    '.dockerignore',
    'Dockerfiles',
    'my-Dockerfile',
    'docker-compose.yml',
    'Dockerfile-dev',
    'dockerfile_lint.js',
  ])('%s', (name) => {
    expect(isDockerfileName(name)).toBe(false);
    expect(isAlmostDockerfileName(name)).toBe(false);
  });
});
