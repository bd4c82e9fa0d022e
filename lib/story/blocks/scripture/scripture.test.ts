import { expect, it } from 'vitest'
import { markdownOf } from '../../../archive/own/document-markdown.ts'
import { doc, p, quran } from '../../compose.ts'
import { feedHtml } from '../../feed-html.ts'
import { plainText } from '../../plain-text.ts'
import { countProposed } from '../../tidied-lines.ts'
import { validateDocument } from '../../validate.ts'
import { inBrackets, type Scripture } from './model.ts'

/** With what the tidy pass mends everywhere else: a kashida, a Latin comma, two spaces. */
const text = 'قـــل  هو , الله'

it('is no business of the tidy pass, as the same words elsewhere are', () => {
  expect(countProposed(doc(p(text)), 'ar')).toBeGreaterThan(1)
  expect(countProposed(doc(quran('الإخلاص: 1', text)), 'ar')).toBe(0)
})

it('has its brackets once, however it was pasted, and its words to the letter', () => {
  const pasted = doc(quran('العلق: 4', '﴿الَّذِي عَلَّمَ بِالْقَلَمِ﴾', 'Who taught by the pen.'))
  const { document } = validateDocument(pasted)
  expect(inBrackets(document.content[0] as Scripture)).toBe('﴿الَّذِي عَلَّمَ بِالْقَلَمِ﴾'.normalize('NFC'))
  const context = {
    locale: 'en' as const,
    siteUrl: 'https://news.example',
    stories: new Map(),
    pictures: new Map(),
    recordings: new Map(),
  }
  expect(feedHtml(document, context)).toContain('<p dir="rtl" lang="ar">﴿')
  expect(markdownOf(document, { pictureAt: () => '', fileAt: () => '' })).toMatch(
    /^> ﴿.*﴾\n>\n> Who taught by the pen\.\n>\n> — العلق: 4$/,
  )
  expect(plainText(document)).toMatch(/pen\.\nالعلق: 4$/)
})
