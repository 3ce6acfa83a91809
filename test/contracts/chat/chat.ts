import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { Channel } from '#core/channel.ts';
import type { ChatAdapter, Lookup, LookupResult, Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import type { TestAppApi } from '#test/adapters/app-api.ts';
import { documentOf, paperBlocks } from '#test/fakes/documents.ts';

/** One way in which a request goes wrong; where it is `stored`, the platform has done what was asked all the same. */
export type Stumble =
  | { readonly kind: 'status'; readonly status: number; readonly stored: boolean }
  | { readonly kind: 'reset' | 'hang'; readonly stored: boolean }
  | { readonly kind: 'limit'; readonly afterMs: number }
  /** All is well with this one. */
  | { readonly kind: 'none' };

/** What a chat asks of its platform: to post a message, to open somebody's direct messages, to read a channel back. */
export type Asking = 'post' | 'open' | 'look';

/** A chat on a platform that a test can make stumble. */
export interface OpenChat extends AsyncDisposable {
  readonly adapter: ChatAdapter;
  readonly appApi: TestAppApi;
  /** Two channels that take messages, and the direct messages of a person. */
  readonly here: Channel;
  readonly elsewhere: Channel;
  readonly direct: Channel;
  /** What people read in a channel and its threads, a text a message, the oldest first. */
  read(channel: Channel): readonly string[];
  /** How many requests of a kind have arrived. */
  arrived(asking: Asking): number;
  /** Has the next requests of a kind go wrong, in turn. */
  stumble(asking: Asking, ...ways: readonly Stumble[]): void;
}

/** How a platform is brought to something, or why that cannot be. */
type Situation<C> = string | ((chat: C) => unknown);

/** What becomes of the channel `here` that a message is looked for in. */
export interface Reading<C extends OpenChat> {
  /** The bot may not read it. */
  readonly unreadable: Situation<C>;
  /** People write so many messages into it. */
  crowd(chat: C, many: number): unknown;
  /** What was posted there by the bot is somebody else's. */
  readonly notOurs: Situation<C>;
}

/** A chat, and what can become of it; where something cannot be, the reason is printed with the skip. */
export interface ChatUnderTest<C extends OpenChat = OpenChat> {
  open(): Promise<C>;
  /** Why nothing has to be kept of its buttons before they are posted, where that is so. */
  readonly keepsButtons?: string;
  /** Whether a marker that comes again posts nothing anew. */
  readonly takesMarkersOnce: true | string;
  /** What a limit is said of, where that is more than the channel. */
  readonly limits?: 'workspace';
  /** Whether direct messages have to be opened. */
  readonly opensDirect: true | string;
  /** The channel `here` takes nothing from the bot. */
  readonly shut: Situation<C>;
  /** The channel `here` is no more. */
  readonly gone: Situation<C>;
  /** To the next request of a kind and to no other, the platform says that there is no such channel. */
  readonly goneInError: string | ((chat: C, asking: Asking) => unknown);
  /** The direct messages take nothing from the bot. */
  readonly closed: Situation<C>;
  /** Nobody takes the next message. */
  readonly tooMuch: Situation<C>;
  /** From now on the channels take no message whose JSON is unfit. */
  readonly unfit: string | ((chat: C, isUnfit: (message: string) => boolean) => unknown);
  /** Something that stands before the platform refuses the next post. */
  readonly barred: Situation<C>;
  /** Nobody listens any more. */
  readonly away: Situation<C>;
  /** How its channels can be read back, or why not. */
  readonly reading: string | Reading<C>;
  /** What was told to those who set the channel `here` up. */
  readonly told: string | ((chat: C) => readonly string[]);
}

export const MARKER = 'abcdefghijklmnopqrstuv';
export const OTHER_MARKER = 'vutsrqponmlkjihgfedcba';
export const NO_MARKER = 'nobodyhassentthismarke';

/** Answers that are lost, with the message and without it. */
export const LOST: readonly Stumble[] = [
  { kind: 'reset', stored: true },
  { kind: 'reset', stored: false },
  { kind: 'status', status: 500, stored: true },
  { kind: 'status', status: 503, stored: false },
];

/** A test with a chat of its own, of something that it can do or be brought to; a skip with the reason where it cannot. */
export function given<C extends OpenChat, Way>(
  chat: ChatUnderTest<C>,
  way: Way | string,
  [sentence, test]: readonly [string, (open: C, way: Way) => Promise<void>],
): void {
  if (typeof way === 'string') it.skip(`${sentence}: ${way}`, () => {});
  else
    it(sentence, async () => {
      await using open = await chat.open();
      await test(open, way);
    });
}

/** Sends the first message of a digest of one paper; a test names only what it is about. */
export function send({ adapter, here }: OpenChat, more: Partial<Outgoing> = {}): Promise<SendResult> {
  const payload = payloadOf(adapter);
  const signal = new AbortController().signal;
  return adapter.send({ channel: here, payload, marker: MARKER, signal, ...more });
}

function payloadOf(adapter: ChatAdapter): string {
  const [payload = ''] = adapter.render(
    documentOf({ kind: 'heading', text: 'Daily papers' }, ...paperBlocks('A Paper', 1)),
  );
  return payload;
}

/** Looks for a message of the last hour. */
export function look({ adapter, here }: OpenChat, more: Partial<Lookup> = {}): Promise<LookupResult> {
  const since = Temporal.Now.instant().subtract({ hours: 1 });
  const { signal } = new AbortController();
  const wanted = { channel: here, marker: MARKER, payload: payloadOf(adapter), since, signal };
  return adapter.findByMarker({ ...wanted, ...more });
}

/** Where a message that must be there was posted. */
export function refOf(sent: SendResult) {
  if (sent.kind !== 'sent') expect.fail(`it was not sent: ${JSON.stringify(sent)}`);
  return sent.ref;
}
