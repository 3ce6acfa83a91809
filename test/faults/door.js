import { enableCompileCache } from 'node:module';

// What src/bin.js does, in plain JavaScript too, so that no start loads what strips types; and then the same main: nothing is different but its waits.
enableCompileCache();
process.env.TZ = 'UTC';
const { main } = await import('#src/main.ts');
process.exitCode = await main({ timing: JSON.parse(process.env.PAPERBOY_TEST_TIMING ?? '{}') });
