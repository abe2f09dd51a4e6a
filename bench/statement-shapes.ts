import { type DetailsShape, shape, times } from './shape';

/** Statements of SQL beside their parameters, and rows beside their columns, as a logger of queries records them. */
export function statements(): DetailsShape[] {
  const select =
    'select a.id, b.name from orders a join users b on a.uid = b.id where b.email = $1 and a.status in ($2,$3) ';
  const insert = 'insert into orders (id,sku,qty,price) values';
  const columns = times(12, (index) => `col${index} = ?`);
  return [
    shape('a statement of 1 kB, 3 parameters', {
      sql: select.repeat(9),
      params: ['ada@a.example', 'open', 'paid'],
    }),
    shape('a statement with 192 numbers', {
      sql: `${insert} ${times(48, (row) => `(${times(4, (cell) => `$${row * 4 + cell + 1}`)})`)}`,
      bindings: times(192, Number),
    }),
    shape('a statement with 192 texts', {
      sql: `${insert} ${times(48, () => '(?,?,?,?)')}`,
      bindings: times(192, (index) => `v${index}`),
    }),
    shape('50 statements that set 12 columns', {
      queries: times(50, (index) => ({
        sql: `update users set ${columns} where id = ?`,
        bindings: times(13, (nth) => `v${index + nth}`),
        ms: 3,
      })),
    }),
    statementsWith('tenant_id'),
    statementsWith('"User"."tenant_id"'),
    shape('a table of 20 columns', {
      columns: times(20, (index) => `column_${index}`),
      rows: times(50, () => times(20, (index) => `v${index}`)),
    }),
  ];
}

/** Statements each of which has a secret among its parameters. */
export function secretStatements(): DetailsShape[] {
  return [statementsWith('token')];
}

function statementsWith(column: string): DetailsShape {
  return shape(`100 statements with ${column}`, {
    queries: times(100, (index) => ({
      sql: `select id, name, email from users where ${column} = $1 and id = $2 limit 100`,
      params: [`abc${index}`, `id-${index}`],
      ms: 3,
    })),
  });
}
