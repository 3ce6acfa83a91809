import { commands } from '#commands/index.ts';
import { directMessages } from '#core/channel.ts';
import type { ChatUnderTest, OpenChat } from '#test/contracts/chat/chat.ts';
import { describeChatAdapter } from '#test/contracts/chat-adapter.ts';
import { describeRenderer } from '#test/contracts/renderer.ts';
import { testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';
import { minimalAddress } from './address.ts';
import { minimal } from './index.ts';
import { renderMinimal } from './render.ts';

type Address = Awaited<ReturnType<typeof minimalAddress>>;

const NO_GONE = 'the address does not tell a channel that is gone from one that is shut';

const chat: ChatUnderTest<OpenChat & { readonly address: Address }> = {
  open: async () => {
    const address = await minimalAddress();
    const appApi = await testAppApi();
    const settings = { MINIMAL_KEY: 'a-key-of-the-test', MINIMAL_POST_URL: address.url };
    const kept = {
      get: async () => undefined,
      set: async () => {},
      workspaces: async () => [],
      delete: async () => {},
    };
    const { delivery: adapter } = await minimal.open(settings, { appApi, kept, reach: reachWith() });
    if (!adapter) throw new Error('it delivers');
    const place = (id: string) => ({ platform: 'minimal', workspace: 'w', id });
    return {
      adapter,
      appApi,
      address,
      here: place('here'),
      elsewhere: place('elsewhere'),
      direct: directMessages({ platform: 'minimal', id: 'ada' }),
      read: ({ id }) =>
        address.messages.flatMap(({ to, page }) => (to === id ? [page.lines.join('\n')] : [])),
      arrived: address.arrived,
      stumble: (_, ...ways) => void address.faults.push(...ways),
      [Symbol.asyncDispose]: address.close,
    };
  },
  takesMarkersOnce: true,
  opensDirect: 'direct messages are posted like any others',
  shut: ({ address, here }) => address.shut.add(here.id),
  gone: NO_GONE,
  goneInError: NO_GONE,
  closed: 'nobody can close their direct messages',
  tooMuch: ({ address }) => address.faults.push({ kind: 'refuse', status: 413 }),
  unfit: 'its messages are as simple as they can be',
  barred: ({ address }) => address.faults.push({ kind: 'refuse', status: 502 }),
  away: ({ address }) => address.close(),
  reading: 'the address is posted to, and not read',
  told: 'it knows no other place to tell anybody',
};

describeChatAdapter('minimal', chat);

describeRenderer('minimal', {
  textOf: (document) =>
    renderMinimal(document, commands)
      .flatMap(({ lines, buttons }) => [...lines, ...buttons.map(({ label }) => label)])
      .join('\n'),
  sent: (document) => JSON.stringify(renderMinimal(document, commands)),
  problems: (document) =>
    renderMinimal(document, commands).flatMap(({ lines, buttons }) => [
      ...lines.filter((line) => line === '' || line.includes('\n')),
      ...buttons.map(({ press }) => press).filter((press) => press === '' || press.length > 80),
    ]),
  parts: {
    moment: ({ text }) => text,
    command: (line) => line,
    message: { message: 'https://chat.example/1', text: 'it', read: 'https://chat.example/1' },
  },
  offered: ({ label }) => label,
  paperActions: true,
  changesForms: 'its forms are only shown',
  showsFiles: true,
});
