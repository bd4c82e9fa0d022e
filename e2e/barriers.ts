import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { projectPath } from '../lib/db/project-path.ts'
import { atBothSizes } from './sizes.ts'

/** Waits until nothing moves: what fades in has no contrast yet. */
const standsStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    const moving = () =>
      document
        .getAnimations()
        .filter(
          ({ effect, playState }) =>
            playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime),
        )
    // What has just been put on the page begins to move in the frame after its first.
    do {
      await Promise.allSettled(moving().map((each) => each.finished))
      await frame()
      await frame()
    } while (moving().length > 0)
  })

type Violations = AxeResults['violations']

const axe = readFileSync(projectPath('node_modules/axe-core/axe.min.js'), 'utf8')
// What is in order need not be described, and that is most of a page.
const options = { resultTypes: ['violations' as const] }

/** They hand the focus on the moment they get it, and say nothing to a screen reader. */
const focusGuards = '[data-base-ui-focus-guard]'

/**
 * What axe finds wrong with a page, or with what a selector names of it, as it is shown. Its builder for Playwright lays
 * half a megabyte into the page twice for each look: that was a quarter of the work, and is done here once in a document.
 */
export async function violationsOn(page: Page, within?: string): Promise<Violations> {
  // Frame by frame, put together on a page opened for it, is for pages that have frames.
  if (page.frames().length > 1) {
    const builder = new AxeBuilder({ page }).options(options).exclude(focusGuards)
    return (await (within ? builder.include(within) : builder).analyze()).violations
  }
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const context = { exclude: [[focusGuards]], ...(within && { include: [[within]] }) }
  return page.evaluate(
    async ([of, how]) =>
      (await (window as unknown as { axe: typeof import('axe-core') }).axe.run(of, how)).violations,
    [context, options] as const,
  )
}

async function flawsAsShown(page: Page): Promise<Violations> {
  await standsStill(page)
  return violationsOn(page)
}

/** Everything that axe finds wrong with a page once it stands still, in a phone's size too when no phone runs this test. */
export const flaws = async (page: Page): Promise<Violations> =>
  (await atBothSizes(page, () => flawsAsShown(page))).flat()

/** Serious barriers of a page, as axe names them. */
export const barriers = async (page: Page): Promise<string[]> => named(await flaws(page))

/** The same by day on a desk and by night on a phone: colours and sizes do not depend on each other. */
export async function barriersInEachLight(page: Page): Promise<string[]> {
  const found = await atBothSizes(page, async () => {
    const isDesk = (page.viewportSize()?.width ?? 0) > 500
    await page.emulateMedia({ colorScheme: isDesk ? 'light' : 'dark' })
    return flawsAsShown(page)
  })
  await page.emulateMedia({ colorScheme: null })
  return named(found.flat())
}

function named(violations: Violations): string[] {
  return violations
    .filter((each) => each.impact === 'serious' || each.impact === 'critical')
    .map(
      (each) =>
        `${each.id}: ${each.nodes
          .map((node) => node.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    )
}
