import * as module from 'node:module';

// A thread is started for a moment's work: what was compiled once is not compiled again, which halves the time it takes.
module.enableCompileCache();
await import('./archive-thread.ts');
