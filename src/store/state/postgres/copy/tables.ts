import type { ClientBase } from 'pg';

/** A table of the state, with its columns in order. */
export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
}

/** What is of this database and of the processes that use it now, and never copied; lists are public, and are read again. */
const ITS_OWN = ['schema', 'lease', 'day_list'];

const COLUMNS = `SELECT c.table_name AS table, c.column_name AS name, c.data_type = 'bigint' AS is_number
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' ORDER BY c.table_name, c.ordinal_position`;

/** The tables that are copied; what others refer to comes first. */
export async function tablesIn(client: ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<{ table: string; name: string; is_number: boolean }>(COLUMNS);
  const tables = [...Map.groupBy(rows, ({ table }) => table)]
    .filter(([name]) => !ITS_OWN.includes(name))
    .map(([name, columns]) => ({
      name,
      columns: columns.map((column) => ({ name: column.name, isNumber: column.is_number })),
    }));
  const refers = ({ name }: Table) => Number(name === 'carried');
  return tables.sort((one, other) => refers(one) - refers(other));
}

/** How many rows each table has now. */
export async function countsIn(
  client: ClientBase,
  tables: readonly Table[],
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await client.query(`SELECT count(*) AS count FROM ${name}`);
    counts[name] = Number(rows[0]?.count);
  }
  return counts;
}
