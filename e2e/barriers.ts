import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Waits until nothing moves: what fades in has no contrast yet. */
export const standsStill = (page: Page): Promise<void> =>
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

/** Serious barriers of a page, as axe names them, once it stands still. */
export async function barriers(page: Page): Promise<string[]> {
  await standsStill(page)
  const { violations } = await new AxeBuilder({ page })
    // They hand the focus on the moment they get it, and say nothing to a screen reader.
    .exclude('[data-base-ui-focus-guard]')
    .analyze()
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
