import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewStoryForm } from '@/components/newsroom/board/new-story-form.client.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { may } from '@/lib/newsroom/permissions.ts'
import { storyDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { storyKinds } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { beginStory } from './begin-story.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Shell.new' })
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewStoryPage({ searchParams }: Props) {
  const { kind } = await searchParams
  const { db, actor, locale } = await requirePageUser('/admin/new')
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.new' })
  const { sections, desks, topics } = await storyDirectory(db, locale)
  const [firstSection] = sections
  return (
    <div className="screen-narrow">
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
      </header>
      {!may(actor, 'story.create') ? (
        <Notice kind="warning">
          <p>{t('notAllowed')}</p>
        </Notice>
      ) : !firstSection ? (
        <EmptyState title={t('noSectionTitle')}>{t('noSection')}</EmptyState>
      ) : (
        <NewStoryForm
          action={beginStory}
          start={{
            locale,
            headline: '',
            sectionId: firstSection.id,
            // Who works for one desk begins its stories.
            deskId: actor.deskIds.length === 1 ? (actor.deskIds[0] ?? '') : '',
            kind: storyKinds.find((each) => each === kind) ?? 'report',
            topicIds: [],
          }}
          kinds={storyKinds}
          sections={sections}
          desks={desks}
          topics={topics}
        />
      )}
    </div>
  )
}
