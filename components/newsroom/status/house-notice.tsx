import { getTranslations } from 'next-intl/server'
import { type Finding, wordFinding } from '@/lib/newsroom/status/finding.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { momentWords } from '../people/moment-words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** What keeps people from working, over every screen of those who can have it mended, until it is. */
export async function HouseNotice({
  findings,
  locale,
  timeZone,
}: {
  findings: readonly Finding[]
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Status.banner' })
  return (
    <div className="house-notice">
      <Notice
        kind="failure"
        title={t('title')}
        action={
          <ButtonLink size="small" href="/admin/status">
            {t('more')}
          </ButtonLink>
        }
      >
        {findings.map((finding) => {
          const { about, says } = wordFinding(finding, {
            locale,
            moment: (at) => momentWords(at.toISOString(), 'moment', locale, timeZone),
            isApart: true,
          })
          return <p key={about}>{says}</p>
        })}
      </Notice>
    </div>
  )
}
