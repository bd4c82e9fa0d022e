import { getTranslations } from 'next-intl/server'
import { formatList } from '@/lib/locale/lists.ts'
import { inLocale, type Locale, localeTable } from '@/lib/locale/table.ts'
import type { BoardVersion, TranslationsRow as Row } from '@/lib/newsroom/translation/translations-board.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import type { FormAction } from '../forms/form-state.ts'
import { Badge, StateBadge } from '../ui/badge.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { BeginForm, type Begun } from './begin-form.client.tsx'

/** A story and the languages it is in; a language that it is not in can be begun. */
export async function TranslationsRow({
  row,
  locale,
  languages,
  begin,
}: {
  row: Row
  locale: NewsroomLocale
  /** Those that are shown. */
  languages: readonly Locale[]
  /** Begins a translation; null for who may not. */
  begin: FormAction<Begun> | null
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Translation.board' })
  const shell = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  const shown = row.source ?? row.versions[0]
  const headline = shown?.headline || t('untitled')
  const cells = (
    <ul className="translations-cells">
      {languages.map((language) => {
        const version = row.versions.find((each) => each.locale === language)
        const { name } = localeTable[language]
        return (
          <li key={language} className="translations-cell">
            <span className="translations-language">
              <InLanguage locale={language}>{name}</InLanguage>
            </span>
            {version ? (
              <VersionCell version={version} locale={locale} isSource={version === row.source} />
            ) : begin && row.source ? (
              <SubmitButton
                kind="quiet"
                size="small"
                icon="plus"
                name="locale"
                value={language}
                aria-label={t('beginInto', { headline, language: name })}
              >
                {t('begin')}
              </SubmitButton>
            ) : (
              <span className="translations-none">{t('none')}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
  return (
    <article className="translations-row">
      <div className="translations-what">
        <h2>
          {shown && !shown.isInBin ? (
            <PendingLink href={`/admin/stories/${shown.articleId}`}>
              <InLanguage locale={shown.locale}>{headline}</InLanguage>
            </PendingLink>
          ) : (
            <InLanguage locale={shown?.locale ?? locale}>{headline}</InLanguage>
          )}
        </h2>
        <p className="board-facts">
          {shown && (
            <span>
              <InLanguage locale={shown.locale}>{localeTable[shown.locale].name}</InLanguage>
            </span>
          )}
          <span>{shell(`kind.${row.kind}`)}</span>
          <span>{inLocale(row.section, locale)}</span>
        </p>
      </div>
      {begin && row.source ? (
        <BeginForm sourceId={row.source.articleId} action={begin}>
          {cells}
        </BeginForm>
      ) : (
        cells
      )}
    </article>
  )
}

async function VersionCell({
  version,
  locale,
  isSource,
}: {
  version: BoardVersion
  locale: NewsroomLocale
  isSource: boolean
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Translation.board' })
  const shell = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  if (version.isInBin) return <Badge>{t('inBin')}</Badge>
  const people = formatList(
    version.people.map((each) => (typeof each === 'string' ? each : inLocale(each, locale))),
    locale,
  )
  return (
    <>
      <PendingLink href={`/admin/stories/${version.articleId}`} className="translations-state">
        <span className="visually-hidden">{localeTable[version.locale].name}: </span>
        <StateBadge state={version.state} label={shell(`state.${version.state}`)} />
      </PendingLink>
      {version.sourceHasChanged && <Badge tone="ochre">{t('sourceChanged')}</Badge>}
      {isSource ? (
        <span className="translations-who">{t('original')}</span>
      ) : (
        people && (
          <bdi className="translations-who" title={people}>
            {people}
          </bdi>
        )
      )}
    </>
  )
}
