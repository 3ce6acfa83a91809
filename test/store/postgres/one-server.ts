import type { TestProject } from 'vitest/node';
import { openPostgres } from '#store/state/postgres/open.ts';
import { noPostgres, startPostgres } from '#test/postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The port of the server, and a database that has the tables; undefined where there is none. */
    readonly postgres: { readonly port: number; readonly template: string } | undefined;
  }
}

/** One server for all files of a run. */
export default async function oneServer(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const missing = noPostgres();
  if (missing) {
    process.stderr.write(`\nNOT RUN: nothing of PostgreSQL is tested, since ${missing}.\n\n`);
    project.provide('postgres', undefined);
    return undefined;
  }
  const server = await startPostgres();
  const template = await server.create();
  await (await openPostgres(server.url(template))).close();
  project.provide('postgres', { port: server.port, template });
  return () => server[Symbol.asyncDispose]();
}
