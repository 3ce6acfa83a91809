import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readSettingsWords } from '#core/commands/said/read-settings.ts';
import { withChannel } from '#core/commands/said/with-channel.ts';
import { ChannelOption, callerAt, DigestOption, ScopeOption } from '#core/commands/scope.ts';
import { UserError } from '#core/errors.ts';
import { SETTINGS_FILE } from '#core/subscriptions/transfer/settings-file.ts';
import type { Engine } from '#engine/index.ts';

export const settingsCommand = defineCommand({
  name: 'settings',
  about: 'What this channel gets, and its next three deliveries',
  group: 'Digests',
  welcome: 'Order a digest',
  audience: 'everyone',
  effect: 'reads',
  options: z.object({
    show: z
      .enum(['preview', 'all', 'move'])
      .optional()
      .describe('preview: the next digest as it is now; all: of every channel; move: to another channel'),
    page: z.int().min(1).max(1_000).optional().describe('a further page of all digests'),
    managers: z
      .string()
      .max(1_000)
      .optional()
      .describe('roles or people who may set up any channel that they see: @curators, @mods; or nobody'),
    links: z
      .enum(['on', 'off'])
      .optional()
      .describe('whether a link to a paper gets a small reply, on the whole server'),
    name: DigestOption,
    for: ScopeOption,
    channel: ChannelOption,
    export: z
      .enum(['channel', 'all'])
      .optional()
      .describe('digests, topics and mutes as a file: of this channel, or of all that you may set up'),
    import: z
      .string()
      .max(SETTINGS_FILE.characters)
      .optional()
      .describe('what such a file says; in a terminal the file itself'),
  }),
  rest: 'name',
  completes: { name: 'digest', channel: 'channel' },
  bare: ['show'],
  readWords: withChannel(readSettingsWords),
  spoken: ['for', 'links', 'managers'],
  file: 'export',
  reads: 'import',
  examples: [
    'settings',
    'settings preview',
    'settings all',
    'settings for me',
    'settings name:weekly-robots',
    'settings export',
  ],
  run: async (engine: Engine, { options, ...caller }) => {
    requireOne(options);
    // Whoever names nobody asks who they are, which stands below the list of all.
    if (options.show === 'all' || options.page !== undefined || options.managers === '')
      return await engine.allDigests({ ...caller, page: options.page });
    if (options.managers) return await engine.nameManagers({ ...caller, typed: options.managers });
    const ask = { ...(await callerAt(caller, options)), name: options.name };
    if (options.import !== undefined) return await engine.importSettings({ ...ask, text: options.import });
    if (options.export) return await engine.exportSettings({ ...ask, of: options.export });
    if (options.links) return await engine.answerLinks({ ...ask, whether: options.links === 'on' });
    if (options.show === 'move') return await engine.askWhereTo(ask);
    return await (options.show ? engine.preview(ask) : engine.settings(ask));
  },
});

const ASKS = ['show', 'managers', 'links', 'export', 'import'] as const;

/** What asks for one thing is done; of two, one would be left without a word. */
function requireOne(options: Readonly<Record<string, unknown>>): void {
  const [first, second] = ASKS.filter((name) => options[name] !== undefined);
  if (first && second)
    throw new UserError('option-invalid', `"${first}" and "${second}" ask for two things: give one of them.`);
  if (first === 'managers' && options.name !== undefined)
    throw new UserError('option-invalid', [
      'To name several, put them between quotes: ',
      { command: 'settings managers:"@curators, @mods"' },
      '.',
    ]);
  const isOfAll = options.show === 'all' || (first !== undefined && first !== 'show');
  if (isOfAll && options.name !== undefined)
    throw new UserError(
      'option-invalid',
      `“${options.name}” names one digest, and "${first}" is of all of them: leave it out.`,
    );
}
