import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { kindAt, listHref, newHref } from '@/components/newsroom/directory/directory-address.ts'
import { EntryForm } from '@/components/newsroom/directory/entry-form.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { directoryChoices } from '@/lib/newsroom/people/directory-choices.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { newsroomLocale, requirePageUser } from '../../../../require-actor.ts'
import { saveEntryAction } from '../../actions.ts'

type Props = { params: Promise<{ kind: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindAt((await params).kind)
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Directory' })
  return { title: kind ? t(`${kind}.add`) : t('title') }
}

export default async function NewEntryPage({ params }: Props) {
  const kind = kindAt((await params).kind)
  if (!kind) notFound()
  const { db, actor, locale } = await requirePageUser(newHref(kind))
  if (!may(actor, 'directory.edit')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Directory' })
  const { desks } = await directoryChoices(db, locale)
  return (
    <div className="screen-narrow">
      <ButtonLink kind="quiet" size="small" icon="back" href={listHref(kind)} className="go-back">
        {t(`${kind}.plural`)}
      </ButtonLink>
      <header className="screen-head">
        <h1>{t(`${kind}.add`)}</h1>
      </header>
      <EntryForm
        kind={kind}
        entry={null}
        desks={desks}
        portrait={null}
        locale={locale}
        action={saveEntryAction.bind(null, kind, null)}
      />
    </div>
  )
}
