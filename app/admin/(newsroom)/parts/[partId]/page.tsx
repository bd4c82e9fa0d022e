import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { PartForm } from '@/components/newsroom/parts/part-form.client.tsx'
import { ActionButton } from '@/components/newsroom/people/action-button.client.tsx'
import { ConfirmedAction } from '@/components/newsroom/people/confirmed-action.client.tsx'
import { Badge, StateBadge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { localeTable } from '@/lib/locale/table.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { type EditablePart, readPart } from '@/lib/newsroom/parts/list-parts.ts'
import { partHref, partsHref } from '@/lib/newsroom/parts/part-address.ts'
import { plainText } from '@/lib/story/plain-text.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { requirePageUser } from '../../../require-actor.ts'
import { restorePartAction, savePartAction, withdrawPartAction } from '../actions.ts'
import { partChoices } from '../part-choices.ts'
import '@/components/newsroom/parts/parts.css'

type Props = { params: Promise<{ partId: string }> }

const open = cache(async (partId: string) => {
  const visit = await requirePageUser(partHref(partId))
  const part = await readPart(visit.db, visit.actor, { partId }).catch((error: unknown) => {
    if (error instanceof NewsroomError) notFound()
    throw error
  })
  return { ...visit, part }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await open((await params).partId)).part.name }
}

/** A template, box or snippet: what it says, where it stands, how it changed. */
export default async function PartPage({ params }: Props) {
  const { db, locale, timeZone, part } = await open((await params).partId)
  const { kind, partId, version, state } = part
  const t = await getTranslations({ locale, namespace: 'Newsroom.Parts' })
  const isBox = kind === 'box'
  const { count, hasMore } = part.placesCount
  const standsIn = isBox ? t(hasMore ? 'publishHintMore' : 'publishHint', { count }) : undefined
  return (
    <>
      <ButtonLink kind="quiet" size="small" icon="back" href={partsHref(kind)} className="go-back">
        {t(`${kind}.plural`)}
      </ButtonLink>
      <header className="screen-head">
        <div>
          <h1>
            <bdi>{part.name}</bdi>
          </h1>
          <p className="button-row">
            <Badge tone={state === 'published' ? 'green' : 'grey'}>
              {t(isBox ? `state.${state}` : `offered.${state}`)}
            </Badge>
            {part.hasChanges && <Badge tone="ochre">{t('hasChanges')}</Badge>}
          </p>
        </div>
      </header>
      {part.mayChange ? (
        <PartForm
          kind={kind}
          from={partId}
          start={part}
          action={savePartAction.bind(null, partId, kind)}
          mayPublish={isBox && part.maySettle}
          standsIn={isBox && !part.maySettle ? t('mayNotPublish') : standsIn}
          {...(await partChoices(db, locale, part))}
        />
      ) : (
        <>
          <Notice>
            <p>{t('locked')}</p>
          </Notice>
          <Said part={part} words={plainText(part.document)} />
        </>
      )}
      {part.maySettle && state !== 'draft' && (
        <section className="part-more">
          <div className="button-row">
            {state === 'withdrawn' ? (
              !isBox && (
                <ActionButton action={restorePartAction.bind(null, partId, version)} done={t('restored')}>
                  {t('restore')}
                </ActionButton>
              )
            ) : isBox ? (
              <ConfirmedAction
                action={withdrawPartAction.bind(null, partId, version)}
                title={t('withdraw')}
                description={t('withdrawText')}
                confirm={t('withdraw')}
                done={t('withdrawn')}
              />
            ) : (
              <ActionButton action={withdrawPartAction.bind(null, partId, version)} done={t('archived')}>
                {t('archive')}
              </ActionButton>
            )}
          </div>
        </section>
      )}
      {isBox && <Places part={part} locale={locale} />}
      <section className="part-more" aria-labelledby="part-revisions">
        <h2 id="part-revisions">{t('revisions')}</h2>
        <ol className="part-revisions">
          {part.revisions.map((each) => (
            <li key={each.number}>
              <Badge tone={each.act === 'published' ? 'green' : 'grey'}>{t(`act.${each.act}`)}</Badge>
              <span>{t('by', { name: each.by, moment: momentText(each.at, locale, timeZone) })}</span>
              {each.act !== 'withdrawn' && each.words && (
                <details>
                  <summary>{t('says')}</summary>
                  <Said part={part} words={each.words} />
                </details>
              )}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

/** Its words, as its language runs; of a template for any language, as they run themselves. */
function Said({ part: { locale }, words }: { part: EditablePart; words: string }) {
  if (!locale)
    return (
      <p className="part-said" dir="auto">
        {words}
      </p>
    )
  return (
    <p className="part-said" lang={locale} dir={localeTable[locale].dir}>
      {words}
    </p>
  )
}

async function Places({ part, locale }: { part: EditablePart; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Parts' })
  const shell = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  return (
    <section className="part-more" aria-labelledby="part-places">
      <h2 id="part-places">{t('places')}</h2>
      {part.places.length === 0 ? (
        <p className="section-lead">{t('noPlaces')}</p>
      ) : (
        <ul className="part-places">
          {part.places.map((each) => (
            <li key={each.articleId}>
              <a href={`/admin/stories/${each.articleId}`}>
                <InLanguage locale={each.locale}>{each.headline || t('untitled')}</InLanguage>
              </a>
              <StateBadge state={each.state} label={shell(`state.${each.state}`)} />
              {!each.isPublic && each.state === 'published' && <Badge>{t('inDraftOnly')}</Badge>}
            </li>
          ))}
        </ul>
      )}
      {part.placesCount.count > part.places.length && <p className="field-hint">{t('onlyNamed')}</p>}
    </section>
  )
}
