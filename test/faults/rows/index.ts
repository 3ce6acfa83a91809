import type { Row } from '../row.ts';
import { kills } from './kills.ts';

/** Every row, in the order of the table. */
export const rows: readonly Row[] = [...kills];
