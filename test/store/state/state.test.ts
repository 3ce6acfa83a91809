import { describeState } from '#test/contracts/state.ts';
import { stateFile, stateInMemory } from './database.ts';

describeState('SQLite', ({ shared }) => (shared ? stateFile() : stateInMemory()));
