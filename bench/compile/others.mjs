// How long PRQL and Malloy take from text to SQL of one condition, in processor time of a process that has warmed up:
//   node others.mjs            a line "prql 123.4" and a line "malloy 1234.5", in microseconds
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const prql = require('prql-js');
const { SingleConnectionRuntime } = require('@malloydata/malloy');

const text = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const WARM_UP = 40_000_000;
const MEASURED = 5_000_000;

// processor time of all threads of one call, of as many as fit; in microseconds
async function measured(once) {
  const run = async (microseconds) => {
    const begun = process.cpuUsage();
    let spent = 0;
    let calls = 0;
    for (; spent < microseconds; calls++) {
      await once();
      const { user, system } = process.cpuUsage(begun);
      spent = user + system;
    }
    return spent / calls;
  };
  await run(WARM_UP);
  return run(MEASURED);
}

const field = (name, type) => ({ type, name });
const tables = {
  contacts: [field('contact_id', 'string'), field('country', 'string')],
  purchases: [field('contact_id', 'string'), field('occurred_at', 'timestamp'), { type: 'number', numberType: 'float', name: 'amount' }],
};
// what a database would tell of its tables, without one
const connection = {
  name: 'duckdb',
  dialectName: 'duckdb',
  getDigest: () => 'duckdb',
  fetchSchemaForTables: async (asked) => ({
    errors: {},
    schemas: Object.fromEntries(
      Object.entries(asked).map(([key, table]) => [key, { type: 'table', name: key, tablePath: table, dialect: 'duckdb', connection: 'duckdb', fields: tables[table] }]),
    ),
  }),
  fetchSchemaForSQLStruct: async () => ({ error: 'none is asked' }),
  isPool: () => false,
  canPersist: () => false,
  canStream: () => false,
};

const options = new prql.CompileOptions();
options.target = 'sql.duckdb';
options.format = false;
options.signature_comment = false;
const inPrql = text('condition.prql');
const inMalloy = text('condition.malloy');
const malloy = () => new SingleConnectionRuntime({ connection }).loadQuery(inMalloy).getSQL();

if (process.argv[2] === '--show') {
  console.log(prql.compile(inPrql, options));
  console.log(await malloy());
} else {
  console.log(`prql ${(await measured(async () => prql.compile(inPrql, options))).toFixed(1)}`);
  console.log(`malloy ${(await measured(malloy)).toFixed(1)}`);
}
