import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { standsAt } from '../../publication/stands-at.ts'
import type { Actor } from '../actor.ts'
import { operation } from '../operation.ts'

/** Addresses that are looked up for one answer, the most asked for first: some seconds. */
export const mostChecked = 5_000
/** Of those that lead nowhere, told by name. */
const mostNamed = 500
/** Looked up at the same time. */
const atOnce = 4

export type AddressReport = {
  /** Different addresses in the list, and how many of them were looked up. */
  addresses: number
  checked: number
  pages: number
  moved: number
  /** How many lead nowhere, how often those were asked for, and the most asked for of them. */
  nowhere: { addresses: number; times: number; first: { address: string; times: number }[] }
}

const checkInput = z.object({
  /** The most asked for first. */
  asked: z.array(z.object({ address: z.string().max(4_000), times: z.int() })),
})

/**
 * Which addresses of a list lead a reader nowhere.
 * @throws {NewsroomError} `not-allowed`
 */
export const checkAddresses = operation({
  name: 'redirect.check',
  input: checkInput,
  permission: 'directory.edit',
  run: check,
})

async function check(
  db: Database,
  _actor: Actor,
  { asked }: z.output<typeof checkInput>,
): Promise<AddressReport> {
  const looked = asked.slice(0, mostChecked)
  const report: AddressReport = {
    addresses: asked.length,
    checked: looked.length,
    pages: 0,
    moved: 0,
    nowhere: { addresses: 0, times: 0, first: [] },
  }
  for (let at = 0; at < looked.length; at += atOnce) {
    const part = looked.slice(at, at + atOnce)
    const found = await Promise.all(part.map(({ address }) => standsAt(db, address)))
    for (const [index, each] of part.entries()) {
      if (found[index] === 'page') report.pages += 1
      else if (found[index] === 'moved') report.moved += 1
      else {
        report.nowhere.addresses += 1
        report.nowhere.times += each.times
        if (report.nowhere.first.length < mostNamed) report.nowhere.first.push(each)
      }
    }
  }
  return report
}
