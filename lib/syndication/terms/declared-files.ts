/** The files in which a paper says who sells its advertising space, and to whom it belongs: an owner's own words. */
import type { Database } from '../../db/open.ts'
import { publication } from '../../db/tables/publication.ts'
import { dependsOn, tags } from '../../press/cache-dependencies.ts'
import { machineTerms } from './machine-terms.ts'

/** `/ads.txt`, or null where there is none. */
export async function adsTxt({ orm }: Database): Promise<string | null> {
  dependsOn(tags.declaredFiles())
  const [row] = await orm.select({ text: publication.adsTxt }).from(publication)
  return row?.text ? `${row.text}\n` : null
}

/**
 * `/trust.txt` and `/.well-known/trust.txt`, or null where there is none. Whether models may be trained is a setting of
 * its own, and so is no line that anybody writes.
 */
export async function trustTxt(db: Database): Promise<string | null> {
  dependsOn(tags.declaredFiles())
  const [row] = await db.orm.select({ text: publication.trustTxt }).from(publication)
  if (!row?.text) return null
  const { training } = (await machineTerms(db)).uses
  const answer = training && `datatrainingallowed=${training === 'allowed' ? 'yes' : 'no'}\n`
  return `${row.text}\n${answer ?? ''}`
}
