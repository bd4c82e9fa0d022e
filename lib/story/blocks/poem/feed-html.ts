import { element, isolated } from '../../html.ts'
import type { FeedHtml, FeedTools } from '../feed-context.ts'
import { type Poem, stanzasOf, type Verse } from './model.ts'

/** The second hemistich under the first, further in: feed readers are narrow, and have a style of their own. */
const verseHtml = ({ content }: Verse, { inline }: FeedTools): string =>
  content.map((each, index) => (index % 2 ? '&emsp;&emsp;' : '') + inline(each.content)).join('<br>')

export const poem: FeedHtml<Poem> = (block, tools) =>
  element(
    'div',
    { dir: tools.dir, lang: tools.lang },
    stanzasOf(block)
      .map((verses) => element('p', {}, verses.map((verse) => verseHtml(verse, tools)).join('<br>')))
      .join('') +
      (block.attrs?.attribution
        ? element('p', {}, `— ${element('cite', {}, isolated(block.attrs.attribution, tools.dir))}`)
        : ''),
  )
