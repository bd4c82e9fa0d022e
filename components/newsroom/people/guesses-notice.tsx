import { getTranslations } from 'next-intl/server'
import type { Guesses } from '@/lib/newsroom/people/guesses.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { ActionButton } from './action-button.client.tsx'
import { momentWords } from './moment-words.ts'

/** That others guessed at one's password, over every screen until one says that one knows. */
export async function GuessesNotice({
  guesses,
  dismiss,
  locale,
  timeZone,
}: {
  guesses: Guesses
  dismiss: () => Promise<Result<unknown>>
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.People.guesses' })
  return (
    <Notice
      kind="warning"
      title={t('title', { count: guesses.count })}
      action={
        <ActionButton action={dismiss} size="small">
          {t('dismiss')}
        </ActionButton>
      }
    >
      <p>{t('text', { moment: momentWords(guesses.lastAt, 'moment', locale, timeZone) })}</p>
      <p>
        <ButtonLink kind="quiet" href="/admin/account">
          {t('account')}
        </ButtonLink>
      </p>
    </Notice>
  )
}
