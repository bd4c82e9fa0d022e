import type { Page } from '@playwright/test'

/** CSS pixels: https://www.w3.org/TR/WCAG22/#target-size-enhanced */
const finger = 44

/**
 * What of a page a finger would miss: each link or control with the size of what answers to it, found by asking the page
 * what lies under each point across its middle, so that areas which reach beyond a word count, and those that another
 * covers do not. A link in a sentence is as large as its words, which WCAG allows.
 * @param within a selector: of what is looked at
 */
export const smallTargets = (page: Page, within = 'body'): Promise<string[]> =>
  page.evaluate(
    ([least, place]) => {
      const all = document
        .querySelector(place)!
        .querySelectorAll<HTMLElement>(
          'a[href], button, summary, select, textarea, input:not([type=hidden]), label:has(:is([type=radio], [type=checkbox]))',
        )
      const isInSentence = (element: HTMLElement): boolean => {
        const block = element.closest('p, li, dd, td, figcaption, blockquote, cite, small, h1, h2, h3')
        if (element.tagName !== 'A' || !block) return false
        const around = block.cloneNode(true) as HTMLElement
        for (const each of around.querySelectorAll('a, button, time, .label')) each.remove()
        return /\p{L}{2}/u.test(around.textContent ?? '')
      }
      const isChoice = (element: HTMLElement): boolean => element.matches('[type=radio], [type=checkbox]')
      const isSeen = (element: HTMLElement): boolean =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        !element.matches('.skip') &&
        element.closest('[aria-hidden=true], [inert]') === null &&
        element.getClientRects().length > 0
      const extent = (element: HTMLElement, x: number, y: number, dx: number, dy: number): number => {
        let length = 0
        const answers = (px: number, py: number) => {
          const there = document.elementFromPoint(px, py)
          return there !== null && element.contains(there)
        }
        for (const sign of [1, -1])
          for (let step = sign > 0 ? 0 : 1; step <= least; step += 1) {
            if (!answers(x + dx * step * sign, y + dy * step * sign)) break
            length += 1
          }
        return length
      }
      const small: string[] = []
      for (const element of all) {
        if (!isSeen(element) || isChoice(element) || isInSentence(element)) continue
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
        const [box] = element.getClientRects()
        const [x, y] = [box!.left + box!.width / 2, box!.top + box!.height / 2]
        const [wide, high] = [extent(element, x, y, 1, 0), extent(element, x, y, 0, 1)]
        if (wide >= least && high >= least) continue
        const place = [element.parentElement?.parentElement, element.parentElement, element]
          .map((each) => each && each.tagName.toLowerCase() + (each.className ? `.${each.className}` : ''))
          .join(' > ')
        small.push(`${wide}×${high} ${place} «${element.textContent?.trim().slice(0, 30)}»`)
      }
      return [...new Set(small)]
    },
    [finger, within] as const,
  )
