/** The two kinds of screen: a desk's and a phone's. */
import { type Page, test } from '@playwright/test'

export const desk = { width: 1280, height: 800 }
export const phone = { width: 360, height: 780 }

/** Files that ask nothing of a screen at all: programs, servers, strangers. */
const withoutScreen = ['(operator|platform|desk|stranger|editor-loses)-.*']

/**
 * Files of journeys through pages of which a phone has no other kind. They are made once, at a desk, and each page that
 * is looked at on the way is looked at in a phone's size too (`atBothSizes`).
 */
const throughPages = [
  'editor-cannot-lose-words',
  'editor-corrects',
  'editor-keeps-the-directory',
  'editor-looks-back-and-ahead',
  'editor-makes-a-key',
  'editor-redirects-old-addresses',
  'editor-translates',
  'newsroom-owner',
  'newsroom-people',
  'newsroom-pictures',
  'owner-changes-settings',
  'owner-moves-a-running-site',
  'owner-moves-in',
  'owner-tries-and-takes-back',
  'reader-meets-a-withdrawn-story',
]

export const madeAtADesk = new RegExp(`/(${[...withoutScreen, ...throughPages].join('|')})\\.spec\\.ts$`)

/** Says of a test that it asks nothing of a screen: it is not done again on a phone. */
export const once = { tag: '@once' }

/** What is seen of a page: as it is, and in a phone's size too when no phone runs this test. */
export async function atBothSizes<Seen>(page: Page, look: () => Promise<Seen>): Promise<Seen[]> {
  const seen = [await look()]
  const { tags, file } = test.info()
  const size = page.viewportSize()
  if (size && size.width > 500 && (tags.includes(once.tag) || madeAtADesk.test(file))) {
    await page.setViewportSize(phone)
    seen.push(await look())
    await page.setViewportSize(size)
  }
  return seen
}
