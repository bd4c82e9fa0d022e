/**
 * The editor on a page with nothing else, its newsroom made up: what `bench/editor.ts` measures, and what a person
 * works on the editor with. `?story=long` has 5,000 words, `?story=blocks` one of each block, `?lang=en` the English
 * newsroom, `?text=en` an English story.
 */
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { EditorPicture, StoryEditorHandle } from '@/components/newsroom/editor/services.ts'
import { StoryEditor } from '@/components/newsroom/editor/story-editor.client.tsx'
import { NewsroomProviders } from '@/components/newsroom/shell/providers.client.tsx'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import blocksAr from '@/messages/newsroom/ar/blocks.json'
import ar from '@/messages/newsroom/ar/editor.json'
import shellAr from '@/messages/newsroom/ar/shell.json'
import blocksEn from '@/messages/newsroom/en/blocks.json'
import en from '@/messages/newsroom/en/editor.json'
import shellEn from '@/messages/newsroom/en/shell.json'
import '@/components/newsroom/style/newsroom.css'
import { everyBlock, longStory } from './stories.ts'

const asked = new URLSearchParams(location.search)
const newsroom = asked.get('lang') === 'en' ? 'en' : 'ar'
const textLocale = (asked.get('text') ?? 'ar') as Locale
document.documentElement.lang = newsroom
document.documentElement.dir = newsroom === 'ar' ? 'rtl' : 'ltr'
document.documentElement.dataset.script = newsroom === 'ar' ? 'Arab' : 'Latn'
if (asked.get('theme')) document.documentElement.dataset.theme = asked.get('theme')!

const drawing = (label: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450"><rect width="800" height="450" fill="#7d93a6"/><text x="400" y="230" font-size="40" text-anchor="middle" fill="#fff">${label}</text></svg>`)}`

const picture = (mediaId: string, alt: string): EditorPicture => ({
  mediaId,
  url: drawing(mediaId),
  width: 800,
  height: 450,
  alt,
  caption: '',
  credit: 'مها العطّار',
  licence: null,
})

declare global {
  interface Window {
    editorHandle: StoryEditorHandle | null
    editorReports: unknown[]
  }
}
window.editorReports = []

let uploads = 0

function Page() {
  const [document] = useState(() =>
    asked.get('story') === 'long'
      ? longStory(5000)
      : asked.get('story') === 'blocks'
        ? everyBlock
        : { type: 'doc' as const, content: [{ type: 'paragraph' as const }] },
  )
  return (
    <NewsroomProviders
      staffId="bench"
      locale={newsroom}
      timeZone="Asia/Dubai"
      reading={localeTable[newsroom].reading}
      firstOfWeek={newsroom === 'ar' ? 6 : 1}
      theme="auto"
      own={{} as never}
      messages={
        {
          Newsroom: {
            Blocks: newsroom === 'ar' ? blocksAr : blocksEn,
            Editor: newsroom === 'ar' ? ar : en,
            Shell: newsroom === 'ar' ? shellAr : shellEn,
          },
        } as never
      }
    >
      <StoryEditor
        ref={(handle) => {
          window.editorHandle = handle
        }}
        document={document}
        locale={textLocale}
        timeZone="Asia/Dubai"
        onWrite={(document) => window.editorReports.push(document)}
        services={{
          findStories: async () => [
            { storyId: 'story00001', headline: 'المصارف تختبر عملة رقمية', locale: 'ar' },
          ],
          pickPart: async () => null,
          partOf: () => null,
          pickAuthor: async () => ({ id: 'layla', name: 'ليلى منصور', hint: 'محررة' }),
          authorOf: (id) => ({ id, name: 'ليلى منصور', hint: 'محررة' }),
          pickStory: async () => ({
            storyId: 'story00001',
            headline: 'المصارف تختبر عملة رقمية',
            locale: 'ar',
          }),
          pickPicture: async () => picture('picked0001', 'ميناء عند الغروب'),
          pickPictures: async () => [picture('picked0001', 'ميناء عند الغروب'), picture('picked0002', '')],
          pickFile: async () => null,
          fileOf: () => null,
          readLink: async () => {
            throw new Error('لا شبكة هنا.')
          },
          uploadPicture: async (file, onProgress) => {
            if (file.name.startsWith('bad')) throw new Error('الصورة أكبر من أن تُفتح.')
            for (const part of [0.25, 0.5, 0.75, 1]) {
              await new Promise((done) => setTimeout(done, 60))
              onProgress(part)
            }
            uploads += 1
            return picture(`uploaded${uploads}`, '')
          },
          drawMap: async () => ({ html: '' }),
          offerDatasets: async () => [],
          putLater: () => {},
          pictureOf: (id) => picture(id, ''),
          storyOf: (storyId) => ({ storyId, headline: 'مادة سبق نشرها عن tZero', locale: 'ar' }),
        }}
      />
    </NewsroomProviders>
  )
}

createRoot(document.getElementById('page')!).render(<Page />)
