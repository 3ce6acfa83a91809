import { enableCompileCache } from 'node:module';

// As src/bin.js starts the program: from its second start on no thread loads what strips types.
enableCompileCache();
