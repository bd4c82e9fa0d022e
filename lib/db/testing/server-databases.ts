import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** A database on a server that others share: its address, and how to remove it whoever is still connected. */
export type ServerDatabase = { name: string; url: string; remove: () => Promise<void> }

/**
 * Creates a database with a name of its own, as a copy of `template` (which nobody may be connected to) or empty,
 * with the ctype that Arabic needs unless told otherwise.
 */
export async function createServerDatabase(
  serverUrl: string,
  origin: { template: string } | { ctype: string } = { ctype: 'C.UTF-8' },
): Promise<ServerDatabase> {
  const name = `warraq_test_${randomBytes(6).toString('hex')}`
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const copying =
    'template' in origin
      ? `TEMPLATE ${origin.template}`
      : `TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE '${origin.ctype}'`
  await runOnServer(serverUrl, `CREATE DATABASE ${name} ${copying}`)
  return {
    name,
    url: url.href,
    remove: () => runOnServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

async function runOnServer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
