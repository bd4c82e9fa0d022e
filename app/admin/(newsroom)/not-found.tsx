import { getTranslations } from 'next-intl/server'
import { WordsOfGonePage } from '@/components/newsroom/forms/kept-words.client.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { newsroomLocale } from '../require-actor.ts'

export default async function Missing() {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Shell.missing' })
  return (
    <>
      <WordsOfGonePage />
      <EmptyState
        level={1}
        title={t('title')}
        action={
          <div className="button-row">
            <ButtonLink kind="primary" href="/admin">
              {t('board')}
            </ButtonLink>
            <ButtonLink href="/admin/bin">{t('bin')}</ButtonLink>
          </div>
        }
      >
        {t('body')}
      </EmptyState>
    </>
  )
}
