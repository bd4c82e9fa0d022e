/** A look at the house every half minute, so that what breaks is in the log, and on the newsroom's screens, before anybody asks. */
import { log } from '../log/log.ts'
import { type About, abouts, type Finding, inOperatorsWords } from '../newsroom/status/finding.ts'
import { type House, setHouse } from '../newsroom/status/house.ts'
import { every } from '../server/every.ts'
import { type Checked, checkHouse } from './checks.ts'

const lookEvery = 30_000
/** Milliseconds for which findings are told again, so that whoever asks often has nothing checked more often. */
const findingsLast = 5_000

/** Of others' servers, which need not be knocked at all day: when somebody asks. */
const whenAsked: readonly About[] = ['mail']
const looked = abouts.filter((about) => !whenAsked.includes(about))

/**
 * @param isTold what breaks, and what is well again, goes into the log: of several processes, that of one is enough
 */
export function watchHouse(
  checked: Checked,
  { isTold }: { isTold: boolean },
): House & { stop: () => Promise<void> } {
  let known: readonly Finding[] = []
  let last: { at: number; findings: Promise<readonly Finding[]> } | undefined
  const broken = new Map<About, Finding>()

  const tell = (findings: readonly Finding[]): void => {
    known = findings
    if (!isTold) return
    for (const finding of findings) {
      const { about, health, name } = finding
      const before = broken.get(about)
      if (health === 'broken') {
        broken.set(about, finding)
        if (before?.name === name) continue
        const { says, mend } = inOperatorsWords(finding)
        log.error({ about, mend }, `Not well: ${says}`)
      } else if (before) {
        broken.delete(about)
        log.info({ about }, `Well again: ${inOperatorsWords(finding).says}`)
      }
    }
  }

  const watching = every('Looking after the house', lookEvery, async () =>
    tell(await checkHouse(checked, looked)),
  )
  const house: House = {
    known: () => known,
    look: () => {
      if (!last || Date.now() - last.at > findingsLast) {
        const findings = checkHouse(checked)
        findings.then(tell)
        last = { at: Date.now(), findings }
      }
      return last.findings
    },
  }
  setHouse(house)
  return {
    ...house,
    stop: async () => {
      setHouse(undefined)
      await watching.stop()
    },
  }
}
