import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { intentAt } from '#adapters/shared/conversation/address.ts';
import { withNews } from '#adapters/shared/conversation/news.ts';
import { readTyped } from '#adapters/shared/conversation/read-typed.ts';
import { forOneReader, runIntent } from '#adapters/shared/conversation/run-intent.ts';
import { CALLED_OFF, notBegun, notKept, unanswered, writeInTime } from '#adapters/shared/not-sent.ts';
import { directMessages } from '#core/channel.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import type { SendResult } from '#core/delivery/chat-adapter.ts';
import { good } from '#core/parts/check-result.ts';
import { defineAdapter } from '#core/parts/define-adapter.ts';
import { otherAddress, secret } from '#core/parts/variables.ts';
import { type Page, renderMinimal } from './render.ts';

const Word = z.string();
const Said = z.object({ key: Word, person: Word, line: Word.optional(), press: Word.optional() });

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
      const channel = directMessages(person);
      const caller = { person, channel, mayConfigure: async () => true };
      const { document } = await replyTo(said, caller);
      const pages = renderMinimal(await withNews(appApi, person, forOneReader(document)), appApi.commands);
      for (const { kept } of pages) await appApi.buttons.keep(kept, { channel, person });
      return pages;
    }

    async function replyTo({ line = '', press }: z.infer<typeof Said>, caller: Caller): Promise<Reply> {
      try {
        if (press !== undefined)
          return await runIntent(appApi, await intentAt(appApi, press, (address) => address), caller);
        const read = readTyped(appApi, line, { prefix: 'say' });
        return 'reply' in read ? read.reply : await runIntent(appApi, read.intent, caller);
      } catch (error) {
        return appApi.explain(error);
      }
    }

    const server = createServer(async (request, response) => {
      const said = Said.safeParse(JSON.parse(await text(request)));
      const known = said.success && said.data.key === key;
      response.writeHead(known ? 200 : 403).end(JSON.stringify(known ? await answer(said.data) : []));
    });
    return {
      delivery: {
        platform: 'minimal',
        // The address takes each marker once.
        resendWithinMs: 36 * 3_600_000,
        rate: { concurrency: 1, perSecond: 10, channelMs: 0 },
        render: (document) => renderMinimal(document, appApi.commands).map((page) => JSON.stringify(page)),
        send: async ({ payload, marker, channel, signal, isOverdue }) => {
          const page = JSON.parse(payload) as Page;
          const unkept = await notKept(appApi.buttons, page.kept, channel);
          if (unkept) return unkept;
          if (signal.aborted) return notBegun(CALLED_OFF);
          try {
            writeInTime(isOverdue);
            const body = JSON.stringify({ marker, to: channel.id, page });
            return resultOf(await fetch(postUrl ?? '', { method: 'POST', body, signal }), marker);
          } catch (error) {
            return unanswered(error, 'The minimal chat');
          }
        },
        findByMarker: async () => ({ kind: 'forbidden' }),
        mayConfigure: async () => true,
        notifyAdmin: async () => {},
      },
      start: async () => {
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        return `Minimal: listening on port ${(server.address() as AddressInfo).port}.`;
      },
      stop: async () => void (await new Promise((resolve) => server.close(resolve))),
      trouble: () => undefined,
    };
  },
});

/** What the address made of a message; it may have failed after it had taken it. */
function resultOf({ ok, status, headers }: Response, id: string): SendResult {
  const reason = `the address answered ${status}`;
  const afterMs = Number(headers.get('retry-after') ?? 1) * 1_000;
  if (ok) return { kind: 'sent', ref: { id } };
  if (status === 429) return { kind: 'retry', scope: 'channel', afterMs, reason };
  if (status >= 500) return { kind: 'unknown', reason };
  return { kind: 'never', scope: status === 404 ? 'channel' : 'message', reason };
}
