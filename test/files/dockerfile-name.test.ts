import { describe, expect, test } from 'vitest';
import { isDockerfileName, whyPassedOver } from '../../src/files/dockerfile-name.ts';

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
    expect(whyPassedOver(name)).toBeUndefined();
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
    'Dockerfile.dev.tmpl',
    'Dockerfile~',
    'Dockerfile.dev~',
    'Containerfile.in',
  ])('%s', (name) => {
    expect(isDockerfileName(name)).toBe(false);
    expect(whyPassedOver(name)).toBe('the ending of its name says that it is something else');
  });
});

describe('left, as its name is another, and it may hold a note', () => {
  test.each(['Dockerfile-dev', 'dockerfile_prod', 'my-Dockerfile', 'web_containerfile'])('%s', (name) => {
    expect(isDockerfileName(name)).toBe(false);
    expect(whyPassedOver(name)).toBe('its name is none of those that are searched for');
  });
});

describe('no Dockerfile at all', () => {
  test.each([
    '.dockerignore',
    'Dockerfiles',
    'api.Dockerfile.dockerignore',
    'docker-compose.yml',
    'parse-dockerfile.go',
    'dockerfile_lint.js',
  ])('%s', (name) => {
    expect(isDockerfileName(name)).toBe(false);
    expect(whyPassedOver(name)).toBeUndefined();
  });
});
