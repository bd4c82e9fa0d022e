import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StoryHistoryScreen } from '@/components/newsroom/story/story-history-screen.client.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { storyDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { openStory } from '../open-story.ts'
import '@/components/newsroom/story/story.css'

type Props = {
  params: Promise<{ articleId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const isVersion = (value: unknown): value is string =>
  typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value)

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { locale } = await openStory((await params).articleId)
  const t = await getTranslations({ locale, namespace: 'Newsroom.Stories' })
  return { title: t('panel.history') }
}

/** The history of a story with room for it: what the panel beside the text shows, on a page of its own. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { from, to } = await searchParams
  const { db, locale, draft } = await openStory((await params).articleId)
  const t = await getTranslations({ locale, namespace: 'Newsroom.Stories' })
  return (
    <div className="screen-narrow">
      <header className="screen-head">
        <div>
          <h1>{t('panel.history')}</h1>
          <p>
            <InLanguage locale={draft.locale}>{draft.content.headline || t('untitled')}</InLanguage>
          </p>
        </div>
        <ButtonLink href={`/admin/stories/${draft.articleId}`} icon="pen">
          {t('history.toStory')}
        </ButtonLink>
      </header>
      <StoryHistoryScreen
        draft={draft}
        directory={await storyDirectory(db, locale, 'all')}
        compares={isVersion(from) && isVersion(to) ? { from, to } : undefined}
      />
    </div>
  )
}
