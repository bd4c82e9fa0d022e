/** How the house is getting on, as the process that serves has last looked: the newsroom asks here and waits for nothing. */
import type { About, Finding } from './finding.ts'

export type House = {
  /** As last looked, within half a minute. */
  known: () => readonly Finding[]
  /** Looks now, at everything. Who asks again soon gets the same. */
  look: () => Promise<readonly Finding[]>
}

/** On globalThis: the server looks, and Next's bundle has a copy of this module. */
const key = Symbol.for('warraq.house')
const holder = globalThis as { [key]?: House | undefined }

export const setHouse = (house: House | undefined): void => {
  holder[key] = house
}

const nobodyLooks: House = { known: () => [], look: async () => [] }
export const house = (): House => holder[key] ?? nobodyLooks

/** What keeps people from working, whatever they do: they are told on every screen. */
const stopsWork: readonly About[] = ['disk', 'database', 'pictures', 'instances']

export const brokenForEverybody = (): readonly Finding[] =>
  house()
    .known()
    .filter(({ about, health }) => health === 'broken' && stopsWork.includes(about))
