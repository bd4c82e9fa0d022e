/**
 * A second Warraq for the folder lock's tests: opens the data folder in argv and inserts rows without end. Says one
 * JSON value a line: the id of each row that the database has acknowledged, or `{ refused }` with the reason.
 */
import { openDatabase } from '../open.ts'

const [dataFolder, name] = process.argv.slice(2)
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)
try {
  const { pool } = await openDatabase({ dataFolder: dataFolder! })
  await pool.query('CREATE TABLE IF NOT EXISTS acknowledged (id text NOT NULL)')
  for (let number = 0; ; number++) {
    const id = `${name}-${number}`
    await pool.query('INSERT INTO acknowledged VALUES ($1)', [id])
    say(id)
  }
} catch (error) {
  say({ refused: String(error) })
}
