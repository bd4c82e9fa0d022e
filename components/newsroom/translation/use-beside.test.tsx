import { NextIntlClientProvider } from 'next-intl'
import { useRef } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { TranslationSource } from '@/lib/newsroom/translation/source-of.ts'
import { sampleContent } from '@/lib/newsroom/writing/testing/sample-content.ts'
import { p } from '@/lib/story/compose.ts'
import { nothingElsewhere } from '@/lib/vocabulary.ts'
import type { StoryEditorHandle } from '../editor/services.ts'
import { useBeside } from './use-beside.client.tsx'

const version = (number: number, headline: string, ...paragraphs: string[]) => ({
  number,
  keptAt: '2026-12-01T08:00:00Z',
  keptBy: null,
  content: sampleContent(headline, paragraphs),
})
const source: TranslationSource = {
  articleId: 'a',
  locale: 'ar',
  state: 'published',
  isInBin: false,
  base: version(1, 'عنوان أول', 'وصلت الشحنة أمس.'),
  present: version(2, 'عنوان ثان', 'وصلت الشحنة اليوم.'),
  hasChanged: true,
}

function Shown() {
  const editor = useRef<StoryEditorHandle | null>(null)
  const fields = { kicker: null, headline: '', standfirst: null, dateline: null }
  const beside = useBeside({
    source,
    locale: 'en',
    fields: { ...fields, ...nothingElsewhere, otherHeadlines: [], leadMediaId: null, bylines: [] },
    content: [p('The shipment has arrived.')],
    isReadOnly: false,
    editor,
  })
  return (
    <>
      <p>{JSON.stringify({ text: beside?.text, changes: beside?.changes })}</p>
      {beside?.head.line('headline')}
    </>
  )
}

it('compares the text of a source in the browser alone, the lines over it on the server as well', () => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{}} onError={() => {}}>
      <Shown />
    </NextIntlClientProvider>,
  )
  expect(html).toContain('{&quot;text&quot;:null,&quot;changes&quot;:null}')
  expect(html).toContain('<del>أول</del>')
})
