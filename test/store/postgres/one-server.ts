import type { TestProject } from 'vitest/node';
import { openPostgres } from '#store/state/postgres/open.ts';
import { noPostgres, type PostgresServer, startPostgres } from '#test/postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The port of the server, and a database that has the tables; undefined where there is none. */
    readonly postgres: { readonly port: number; readonly template: string } | undefined;
  }
}

let server: PostgresServer | undefined;

/** Starts one server for all files of a run. */
export async function setup(project: TestProject): Promise<void> {
  const missing = noPostgres();
  if (missing) {
    process.stderr.write(`\nNOT RUN: nothing of PostgreSQL is tested, since ${missing}.\n\n`);
    project.provide('postgres', undefined);
    return;
  }
  server = await startPostgres();
  const template = await server.create();
  await (await openPostgres(server.url(template))).close();
  project.provide('postgres', { port: server.port, template });
}

export async function teardown(): Promise<void> {
  await server?.[Symbol.asyncDispose]();
}
