import type { AppApi } from '#core/app-api.ts';
import type { Person } from '#core/channel.ts';
import type { Document } from '#core/document.ts';

/** An answer that only its asker sees, with what they have to be told at its end, above its buttons. */
export async function withNews(
  appApi: Pick<AppApi, 'news'>,
  person: Person,
  document: Document,
): Promise<Document> {
  // A file stands alone; the news waits for the next answer.
  if (document.blocks.some(({ kind }) => kind === 'file')) return document;
  const news = await appApi.news(person);
  if (!news) return document;
  const end = document.blocks.findLastIndex(({ kind }) => kind !== 'actions') + 1;
  return { ...document, blocks: document.blocks.toSpliced(end, 0, news) };
}
