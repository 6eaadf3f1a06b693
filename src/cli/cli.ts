#!/usr/bin/env node
import module from 'node:module';

// Newer versions of Node keep the compiled code for the next run.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();

await import('./main.ts');
