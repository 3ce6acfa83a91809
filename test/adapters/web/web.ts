import { webRoutes } from '#adapters/web/adapter.ts';
import { type TestAppApi, testAppApi } from '../app-api.ts';

export const ADDRESS = 'https://papers.example.org';

interface Asked {
  readonly ip?: string;
  readonly method?: string;
  /** What is filled into a form. */
  readonly form?: Readonly<Record<string, string>>;
}

type Answers = (request: Request, visitor: { ip: string }) => Response | Promise<Response>;

/** The pages over the real commands and 60 papers in memory. */
export async function pagesOver(appApi?: TestAppApi, { images = false } = {}) {
  const over = appApi ?? (await testAppApi());
  const routes = webRoutes({ address: ADDRESS, images }, over);
  if (!('answer' in routes)) throw new Error('it answers requests');
  const answer: Answers = routes.answer;
  return {
    appApi: over,
    /** Asks for a page as it stands, from an address. */
    ask: async (
      path: string,
      headers: Record<string, string> = {},
      { ip = '203.0.113.7', method = 'GET', form }: Asked = {},
    ) => {
      const body = form && new URLSearchParams(form);
      const request = new Request(ADDRESS + path, { headers, method, ...(body ? { body } : {}) });
      const response = await answer(request, { ip });
      return { response, status: response.status, headers: response.headers, text: await response.text() };
    },
  };
}
