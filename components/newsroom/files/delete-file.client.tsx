'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { Result } from '@/lib/newsroom/result.ts'
import { ConfirmedAction } from '../people/confirmed-action.client.tsx'
import { filesAddress } from './ask-files.ts'

/** A button that deletes a file, when asked twice, and goes back to the others. */
export function DeleteFile({ action }: { action: () => Promise<Result<void>> }) {
  const t = useTranslations('Newsroom.Files.delete')
  const router = useRouter()
  const remove = async () => {
    const answer = await action()
    if (answer.ok) router.push(filesAddress)
    return answer
  }
  return (
    <ConfirmedAction action={remove} title={t('button')} description={t('text')} confirm={t('confirm')} />
  )
}
