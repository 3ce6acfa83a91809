import { expect, it } from 'vitest';
import { withNews } from '#adapters/shared/conversation/news.ts';
import type { Block } from '#core/document.ts';
import { documentOf } from '#test/fakes/documents.ts';

const ADA = { platform: 'discord', id: 'ada' };
const NEWS: Block = { kind: 'note', text: 'Your digest of yesterday did not arrive' };
const TEXT: Block = { kind: 'text', text: 'Saved' };
const ACTIONS: Block = { kind: 'actions', actions: [{ label: 'Take it out', command: 'unsave' }] };
const appApi = { news: async () => NEWS };

it('what somebody has to be told stands at the end of an answer, and does not part its buttons from those of its papers', async () => {
  const kinds = async (...blocks: readonly Block[]) =>
    (await withNews(appApi, ADA, documentOf(...blocks))).blocks;
  expect(await kinds(TEXT, ACTIONS)).toEqual([TEXT, NEWS, ACTIONS]);
  expect(await kinds(TEXT)).toEqual([TEXT, NEWS]);
  expect(await kinds(TEXT, ACTIONS, TEXT)).toEqual([TEXT, ACTIONS, TEXT, NEWS]);
});
