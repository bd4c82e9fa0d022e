/** Who else serves this paper: an instance that is alone need not fear that something was withdrawn behind its back. */

import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { eq, lt, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { instance } from '../db/tables/instances.ts'
import { log } from '../log/log.ts'

/** What an instance says of itself. */
export type InstanceFacts = { build: string; secretMark: string }

export type OtherInstances = {
  /** Says that this one is here, every few seconds, however often it is called. */
  beat: () => Promise<void>
  /** SQL for the number of instances on other machines that were heard of lately. */
  count: ReturnType<typeof countElsewhere>
  /** Says that it is here no more. */
  leave: () => Promise<void>
}

/** Milliseconds. */
const beatEvery = 5_000
/** Longer than an instance that lives is ever silent. */
const forgottenAfter = sql`now() - interval '30 seconds'`

/** The first process of a machine and those that it has started are one: whoever changes something tells them all. */
const machine = (isWorker: boolean): string => `${hostname()}:${isWorker ? process.ppid : process.pid}`

/** Instances on other machines that were heard of lately. */
const elsewhere = (here: string) =>
  sql`${instance.machine} <> ${here} and ${instance.seenAt} > ${forgottenAfter}`

const countElsewhere = (here: string) => sql`(select count(*)::int from ${instance} where ${elsewhere(here)})`

/** @param isWorker this process was started by another that serves with it */
export function otherInstances({ orm }: Database, facts: InstanceFacts, isWorker: boolean): OtherInstances {
  const id = randomUUID()
  const here = machine(isWorker)
  let beatAt = 0
  /** What was said of the others, to be said once. */
  let said = ''

  /** Two that were given different secrets sign out each other's people; of two builds one may be forgotten. */
  const compare = async (): Promise<void> => {
    const others = await orm
      .select({ machine: instance.machine, build: instance.build, secretMark: instance.secretMark })
      .from(instance)
      .where(elsewhere(here))
      .orderBy(instance.machine)
    const secrets = others.filter(({ secretMark }) => secretMark !== facts.secretMark)
    const builds = others.filter(({ build }) => build !== facts.build)
    const saying = JSON.stringify([secrets, builds])
    if (saying === said) return
    said = saying
    if (secrets.length > 0)
      log.error(
        { here, others: secrets.map((each) => each.machine) },
        'Instances of this paper have different secrets: who signs in at one is signed out by another. Give all the same WARRAQ_SECRET',
      )
    if (builds.length > 0)
      log.warn(
        { here, build: facts.build, others: builds.map((each) => `${each.machine} ${each.build}`) },
        'Instances of this paper run different builds, as while a new one is rolled out',
      )
  }

  return {
    beat: async () => {
      if (Date.now() - beatAt < beatEvery) return
      await orm
        .insert(instance)
        .values({ id, machine: here, ...facts })
        .onConflictDoUpdate({ target: instance.id, set: { seenAt: sql`now()` } })
      beatAt = Date.now()
      await orm.delete(instance).where(lt(instance.seenAt, sql`now() - interval '1 day'`))
      await compare()
    },
    count: countElsewhere(here),
    leave: async () => {
      await orm.delete(instance).where(eq(instance.id, id))
    },
  }
}
