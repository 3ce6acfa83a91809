import { consoleAdapter } from './console/index.ts';

/** Every adapter by the name of its folder. */
export const adapters = {
  console: consoleAdapter,
} as const;
