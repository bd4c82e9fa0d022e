import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { crawlers, isCrawlerName } from '../../syndication/terms/crawlers.ts'
import { type MachineTerms, machineAnswers, machineUses, type UsesAnswered } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { writeSettings } from './change-settings.ts'
import { parseAdsTxt, parseTrustTxt } from './parse-declared-files.ts'
import { parseHref } from './parse-settings.ts'

const uses = z.partialRecord(z.enum(machineUses), z.enum(machineAnswers))

export const machineTermsFields = z.object({
  uses,
  crawlers: z.record(z.string().max(100), uses).default({}),
  termsHref: z.string().default(''),
})

/**
 * Of a crawler, only what it comes for can be said otherwise; of one that is not known here, nothing.
 * @throws {NewsroomError} `link-unfit`, `malformed`
 */
export function parseMachineTerms(given: z.output<typeof machineTermsFields>): MachineTerms {
  const own: Record<string, UsesAnswered> = {}
  for (const [name, answers] of Object.entries(given.crawlers)) {
    if (!isCrawlerName(name)) throw new NewsroomError('malformed', 'crawler')
    const itsUses: readonly string[] = crawlers[name].uses
    const kept = Object.entries(answers).filter(([use]) => itsUses.includes(use))
    if (kept.length > 0) own[name] = Object.fromEntries(kept)
  }
  return {
    uses: given.uses,
    crawlers: own,
    termsHref: given.termsHref.trim() ? parseHref(given.termsHref) : '',
  }
}

const setMachineTermsInput = z.object({
  terms: machineTermsFields,
  adsTxt: z.string(),
  trustTxt: z.string(),
  /** The version that the form was filled from. */
  baseVersion: version,
})

/**
 * On which terms machines may use what readers see, who sells the paper's advertising space, and to whom it belongs.
 * @throws {NewsroomError} `not-allowed`; `entry-changed` when another owner changed it since; `link-unfit`, `malformed`,
 *   and what `parse-declared-files.ts` finds
 */
export const setMachineTerms = operation({
  name: 'settings.set-machine-terms',
  input: setMachineTermsInput,
  permission: 'settings.edit',
  run: set,
})

async function set(
  db: Database,
  actor: Actor,
  { terms, adsTxt, trustTxt, baseVersion }: z.output<typeof setMachineTermsInput>,
): Promise<void> {
  const columns = {
    machineTerms: parseMachineTerms(terms),
    adsTxt: parseAdsTxt(adsTxt),
    trustTxt: parseTrustTxt(trustTxt),
  }
  await writeSettings(
    db,
    { actor, baseVersion },
    async () => columns,
    (changed, details) => ({
      type: 'MachineTermsChanged',
      saysOtherwise: changed.includes('machineTerms'),
      details,
    }),
  )
}
