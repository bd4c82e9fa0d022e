import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewStoryForm } from '@/components/newsroom/board/new-story-form.client.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { listParts, openPart } from '@/lib/newsroom/parts/list-parts.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { storyDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { storyKinds } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { beginStory } from './begin-story.ts'
import '@/components/newsroom/parts/parts.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Shell.new' })
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewStoryPage({ searchParams }: Props) {
  const { kind, template: asked } = await searchParams
  const { db, actor, locale } = await requirePageUser('/admin/new')
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.new' })
  const { sections, desks, topics } = await storyDirectory(db, locale)
  const [firstSection] = sections
  const templates = (await listParts(db, actor, { kind: 'template' })).filter(
    ({ state }) => state === 'published',
  )
  const parts = await getTranslations({ locale, namespace: 'Newsroom.Parts.begin' })
  // One that is offered no longer begins nothing: the list says what does.
  const chosen = templates.find(({ partId }) => partId === asked)
  const template = chosen ? await openPart(db, actor, { partId: chosen.partId }) : null
  const isOffered = (those: readonly { id: string }[], id: string | null) =>
    those.some((each) => each.id === id)
  const lostSection = template?.sectionId && !isOffered(sections, template.sectionId)
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
        <>
          {templates.length > 0 && (
            <nav aria-label={parts('title')}>
              <h2 className="field-label">{parts('title')}</h2>
              <p className="template-choice">
                <ButtonLink size="small" href="/admin/new" isCurrent={!chosen}>
                  {parts('none')}
                </ButtonLink>
                {templates.map(({ partId, name }) => (
                  <ButtonLink
                    key={partId}
                    size="small"
                    href={`/admin/new?template=${partId}`}
                    isCurrent={partId === chosen?.partId}
                  >
                    {name}
                  </ButtonLink>
                ))}
              </p>
            </nav>
          )}
          {lostSection && (
            <Notice kind="warning">
              <p>{parts('sectionGone')}</p>
            </Notice>
          )}
          <NewStoryForm
            // Another template fills the form anew.
            key={chosen?.partId}
            action={beginStory}
            start={{
              locale: template?.locale ?? locale,
              headline: '',
              sectionId:
                template?.sectionId && isOffered(sections, template.sectionId)
                  ? template.sectionId
                  : firstSection.id,
              // Who works for one desk begins its stories.
              deskId: actor.deskIds.length === 1 ? (actor.deskIds[0] ?? '') : '',
              kind: template?.storyKind ?? storyKinds.find((each) => each === kind) ?? 'report',
              topicIds: (template?.topicIds ?? []).filter((id) => isOffered(topics, id)),
              templateId: chosen?.partId ?? '',
            }}
            kinds={storyKinds}
            sections={sections}
            desks={desks}
            topics={topics}
          />
        </>
      )}
    </div>
  )
}
