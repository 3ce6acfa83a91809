import type { AdapterDefinition } from '#core/parts/define-adapter.ts';
import { discord } from './discord/index.ts';
import { mail } from './mail/index.ts';
import { slack } from './slack/index.ts';
import { web } from './web/index.ts';

/** Where people talk to Paperboy beside the terminal that it is started in, a line each. */
export const adapters: readonly AdapterDefinition[] = [discord, slack, web, mail];
