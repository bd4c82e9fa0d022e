import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PartForm, type PartStart } from '@/components/newsroom/parts/part-form.client.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { newPartHref, partsHref } from '@/lib/newsroom/parts/part-address.ts'
import { emptyPart } from '@/lib/newsroom/parts/part-fields.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { openDraft } from '@/lib/newsroom/stories/working-draft.ts'
import { partKinds } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { makePartAction } from '../actions.ts'
import { partChoices } from '../part-choices.ts'
import '@/components/newsroom/parts/parts.css'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { kind: asked } = await searchParams
  const kind = partKinds.find((each) => each === asked) ?? 'template'
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Parts' })
  return { title: t(`${kind}.new`) }
}

/** A new template, box or snippet; a template may begin with the text of a story. */
export default async function NewPartPage({ searchParams }: Props) {
  const asked = await searchParams
  const kind = partKinds.find((each) => each === asked.kind) ?? 'template'
  const articleId = typeof asked.from === 'string' && kind === 'template' ? asked.from : null
  const { db, actor, locale } = await requirePageUser(
    newPartHref(kind, articleId ? { articleId } : undefined),
  )
  if (!may(actor, kind === 'template' ? 'templates.edit' : 'parts.edit')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Parts' })
  const draft = articleId
    ? await openDraft(db, actor, { articleId }).catch((error: unknown) => {
        if (error instanceof NewsroomError) notFound()
        throw error
      })
    : null
  const start: PartStart = {
    version: null,
    name: draft?.content.headline ?? '',
    locale: draft?.locale ?? (kind === 'template' ? null : locale),
    document: draft?.content.document ?? emptyPart(kind),
    storyKind: draft?.kind ?? null,
    sectionId: draft?.sectionId ?? null,
    topicIds: draft?.topicIds ?? [],
  }
  return (
    <>
      <ButtonLink kind="quiet" size="small" icon="back" href={partsHref(kind)} className="go-back">
        {t(`${kind}.plural`)}
      </ButtonLink>
      <header className="screen-head">
        <div>
          <h1>{t(`${kind}.new`)}</h1>
          <p>{t(`${kind}.intro`)}</p>
        </div>
      </header>
      <PartForm
        kind={kind}
        from={articleId ?? 'new'}
        start={start}
        action={makePartAction.bind(null, kind)}
        mayPublish={false}
        {...(await partChoices(db, locale, start))}
      />
    </>
  )
}
