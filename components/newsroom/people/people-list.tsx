import { getTranslations } from 'next-intl/server'
import { localeTable } from '@/lib/locale/table.ts'
import type { Choice } from '@/lib/newsroom/people/directory-choices.ts'
import type { PersonRow } from '@/lib/newsroom/people/list-people.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { Badge } from '../ui/badge.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { momentWords } from './moment-words.ts'

/** Everybody, with what they are and whether they can come in. `mayChange` makes each a link to where they are changed. */
export async function PeopleList({
  people,
  desks,
  me,
  mayChange,
  locale,
  timeZone,
}: {
  people: readonly PersonRow[]
  desks: readonly Choice[]
  /** The `staff.id` of who is looking. */
  me: string
  mayChange: boolean
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.People.people' })
  const nameOf = new Map(desks.map(({ id, name }) => [id, name]))
  return (
    <ul className="people-list">
      {people.map((person) => (
        <li key={person.id} className="person" data-suspended={person.isSuspended || undefined}>
          <div className="person-who">
            {mayChange ? (
              <PendingLink href={`/admin/people/${person.id}`} className="person-link">
                <bdi>{person.name}</bdi>
              </PendingLink>
            ) : (
              <bdi className="person-link">{person.name}</bdi>
            )}
            {person.id === me && <span className="person-me">{t('you')}</span>}
            <p className="person-email">
              <bdi>{person.email}</bdi>
            </p>
          </div>
          <div className="person-what">
            <span>{t(`roles.${person.role}`)}</span>
            <p className="field-hint">
              {person.role === 'owner' || person.deskIds.length === 0
                ? t('desksAll')
                : person.deskIds.map((id) => nameOf.get(id) ?? id).join(localeTable[locale].list.comma)}
            </p>
          </div>
          <div className="person-access">
            <Access person={person} locale={locale} />
            {person.hasSecondFactor && <Badge tone="teal">{t('factor')}</Badge>}
          </div>
          <p className="person-seen field-hint">
            {person.lastSeen && (
              <>
                {t('lastSeen')}: <time>{momentWords(person.lastSeen, 'date', locale, timeZone)}</time>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

async function Access({ person, locale }: { person: PersonRow; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.People.people.states' })
  if (person.isSuspended) return <Badge tone="red">{t('suspended')}</Badge>
  if (person.role === 'contributor') return <Badge tone="grey">{t('credited')}</Badge>
  if (person.hasJoined) return <Badge tone="green">{t('active')}</Badge>
  return person.linkUntil ? (
    <Badge tone="ochre">{t('invited')}</Badge>
  ) : (
    <Badge tone="grey">{t('expired')}</Badge>
  )
}
