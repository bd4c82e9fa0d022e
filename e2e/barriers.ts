import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
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

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations']

/** Axe on a page, for what is wrong with it: what is in order need not be described, and that is most of a page. */
export const axeOn = (page: Page): AxeBuilder =>
  new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    // Frame by frame, put together on a page opened for it, is for pages that have frames.
    .setLegacyMode(page.frames().length === 1)

/** Everything that axe finds wrong with a page once it stands still, in a phone's size too when no phone runs this test. */
export async function flaws(page: Page): Promise<Violations> {
  const found = await atBothSizes(page, async () => {
    await standsStill(page)
    // They hand the focus on the moment they get it, and say nothing to a screen reader.
    return (await axeOn(page).exclude('[data-base-ui-focus-guard]').analyze()).violations
  })
  return found.flat()
}

/** Serious barriers of a page, as axe names them. */
export async function barriers(page: Page): Promise<string[]> {
  return (await flaws(page))
    .filter((each) => each.impact === 'serious' || each.impact === 'critical')
    .map(
      (each) =>
        `${each.id}: ${each.nodes
          .map((node) => node.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    )
}
