'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { Result } from '@/lib/newsroom/result.ts'
import { ConfirmedAction } from '../people/confirmed-action.client.tsx'
import { libraryHref } from './library-address.ts'

/** A button that deletes a picture, when asked twice, and goes back to the others. */
export function DeletePicture({ action }: { action: () => Promise<Result<void>> }) {
  const t = useTranslations('Newsroom.Media.delete')
  const router = useRouter()
  const remove = async () => {
    const answer = await action()
    if (answer.ok) router.push(libraryHref())
    return answer
  }
  return <ConfirmedAction action={remove} title={t('ask')} description={t('hint')} confirm={t('do')} />
}
