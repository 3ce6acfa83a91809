import fc from 'fast-check';

// A change is never refused for a case drawn by chance that is not about it: `npm run test:fuzz` draws others.
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20260820) });
