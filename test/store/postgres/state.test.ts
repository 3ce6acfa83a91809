import { describe } from 'vitest';
import { describeState } from '#test/contracts/state.ts';
import { SERVER, stateInPostgres } from './database.ts';

describe.skipIf(!SERVER)('with a server', () => {
  describeState('PostgreSQL', stateInPostgres);
});
