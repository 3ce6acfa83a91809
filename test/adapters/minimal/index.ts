import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { intentAt } from '#adapters/shared/conversation/address.ts';
import { startMenu, withGuesses } from '#adapters/shared/conversation/menu.ts';
import { withNews } from '#adapters/shared/conversation/news.ts';
import { forOneReader, runIntent } from '#adapters/shared/conversation/run-intent.ts';
import { directMessages } from '#core/channel.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import { readLine } from '#core/commands/options/read-line.ts';
import { good } from '#core/parts/check-result.ts';
import { defineAdapter } from '#core/parts/define-adapter.ts';
import { otherAddress, secret } from '#core/parts/variables.ts';
import { type Page, renderMinimal } from './render.ts';

const Said = z.object({
  key: z.string(),
  person: z.string(),
  line: z.string().optional(),
  press: z.string().optional(),
});

/** A chat over HTTP: people POST what they say or press, and digests are posted to an address. */
export const minimal = defineAdapter({
  name: 'minimal',
  settings: z.object({ MINIMAL_KEY: secret(), MINIMAL_POST_URL: otherAddress() }),
  needs: 'MINIMAL_KEY',
  isWanted: ({ MINIMAL_KEY }) => MINIMAL_KEY !== undefined,
  check: async () => [good('The minimal chat needs nothing.')],
  open: async ({ MINIMAL_KEY: key, MINIMAL_POST_URL: postUrl }, { appApi }) => {
    async function answer(said: z.infer<typeof Said>): Promise<Page[]> {
      const person = { platform: 'minimal', id: said.person };
      const caller: Caller = {
        person,
        channel: directMessages(person),
        mayConfigure: async () => true,
      };
      const { document } = await replyTo(said, caller);
      const pages = renderMinimal(await withNews(appApi, person, forOneReader(document)), appApi.commands);
      for (const { kept } of pages) await appApi.buttons.keep(kept, { channel: caller.channel, person });
      return pages;
    }

    async function replyTo({ line = '', press }: z.infer<typeof Said>, caller: Caller): Promise<Reply> {
      try {
        if (press !== undefined)
          return await runIntent(appApi, await intentAt(appApi, press, (address) => address), caller);
        if (!line.trim())
          return { status: 'answered', document: startMenu(appApi.commands, { prefix: 'say' }) };
        return await runIntent(appApi, readLine(appApi.commands, line), caller);
      } catch (error) {
        return withGuesses(appApi.commands, appApi.explain(error), line);
      }
    }

    const server = createServer(async (request, response) => {
      const said = Said.safeParse(JSON.parse(await text(request)));
      const known = said.success && said.data.key === key;
      response.writeHead(known ? 200 : 403, { 'content-type': 'application/json' });
      response.end(JSON.stringify(known ? await answer(said.data) : []));
    });
    return {
      delivery: {
        platform: 'minimal',
        resendWithinMs: 0,
        rate: { concurrency: 1, perSecond: 10, channelMs: 0 },
        render: (document) => renderMinimal(document, appApi.commands).map((page) => JSON.stringify(page)),
        send: async ({ payload, marker, channel, signal }) => {
          const { kept } = JSON.parse(payload) as Page;
          await appApi.buttons.keep(kept, { channel });
          const body = JSON.stringify({ marker, to: channel.id, page: JSON.parse(payload) });
          const taken = await fetch(postUrl ?? '', { method: 'POST', body, signal });
          if (taken.ok) return { kind: 'sent', ref: { id: marker } };
          return { kind: 'retry', afterMs: 1_000, scope: 'channel', reason: `status ${taken.status}` };
        },
        findByMarker: async () => ({ kind: 'unknown', reason: 'nothing can be looked up' }),
        mayConfigure: async () => true,
        tellAdmin: async () => {},
      },
      start: async () => {
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        return `Minimal: listening on port ${(server.address() as AddressInfo).port}.`;
      },
      stop: async () => {
        await new Promise((resolve) => server.close(resolve));
      },
      trouble: () => undefined,
    };
  },
});
