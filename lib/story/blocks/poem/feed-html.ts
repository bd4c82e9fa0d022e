import { firstStrongDirection } from '../../../arabic/first-strong.ts'
import type { Direction } from '../../../locale/table.ts'
import { element, isolated } from '../../html.ts'
import type { FeedHtml, FeedTools } from '../feed-context.ts'
import { type Poem, stanzasOf, type Verse } from './model.ts'

/** The second hemistich under the first, further in: feed readers are narrow, and have a style of their own. */
const verseHtml = ({ content }: Verse, { inline }: FeedTools): string =>
  content.map((each, index) => (index % 2 ? '&emsp;&emsp;' : '') + inline(each.content)).join('<br>')

/** An Arabic poem in an English story is signed in English. */
function signed(attribution: string, around: Direction): string {
  const dir = firstStrongDirection(attribution) ?? around
  const cite = element('cite', {}, isolated(attribution, dir))
  return element('p', dir === around ? {} : { dir }, `— ${cite}`)
}

export const poem: FeedHtml<Poem> = (block, tools) =>
  element(
    'div',
    { dir: tools.dir, lang: tools.lang },
    stanzasOf(block)
      .map((verses) => element('p', {}, verses.map((verse) => verseHtml(verse, tools)).join('<br>')))
      .join('') + (block.attrs?.attribution ? signed(block.attrs.attribution, tools.dir) : ''),
  )
