import { registerHooks } from 'node:module';

// For `node --import`: the fake library stands where the installed one would.
const fake = new URL('./library.ts', import.meta.url).href;

registerHooks({
  resolve: (name, context, next) =>
    name === '@huggingface/transformers' ? { url: fake, shortCircuit: true } : next(name, context),
});
