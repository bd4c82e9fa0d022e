'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { inLocale } from '@/lib/locale/table.ts'
import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { useAwayWords } from '../forms/use-form-draft.client.tsx'
import { useNewsroom } from '../shell/providers.client.tsx'
import { AlertDialog } from '../ui/alert-dialog.client.tsx'
import { Button } from '../ui/button.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { PicturePicker } from './picture-picker.client.tsx'
import { PictureThumbnail } from './picture-thumbnail.tsx'

/** A button that puts another picture wherever one stands, when asked twice. */
export function PutInPlace({
  other,
  places,
  action,
}: {
  /** Null: to be chosen first. */
  other: LibraryPicture | null
  /** In how many the one stands. */
  places: number
  action: (otherId: string) => Promise<Result<number>>
}) {
  const t = useTranslations('Newsroom.Media')
  const { locale } = useNewsroom()
  const { tell } = useToasts()
  const away = useAwayWords()
  const [isChoosing, setChoosing] = useState(false)
  const [chosen, setChosen] = useState<LibraryPicture | null>(null)
  const [isBusy, setBusy] = useState(false)

  const replace = async () => {
    if (!chosen) return
    setBusy(true)
    const answer = await action(chosen.mediaId).catch(away)
    setBusy(false)
    setChosen(null)
    tell(
      typeof answer === 'string'
        ? { title: answer, kind: 'failure' }
        : answer.ok
          ? { title: t('replace.done', { count: answer.value }), kind: 'done' }
          : { title: answer.message, kind: 'failure' },
    )
  }
  return (
    <>
      <Button
        size={other ? 'small' : 'normal'}
        onClick={() => (other ? setChosen(other) : setChoosing(true))}
      >
        {other ? t('alike.use') : t('replace.choose')}
      </Button>
      {!other && (
        <PicturePicker
          most={isChoosing ? 1 : 0}
          locale={locale}
          onDone={([picture]) => {
            setChoosing(false)
            setChosen(picture ?? null)
          }}
        />
      )}
      <AlertDialog
        title={t('replace.ask')}
        description={t('replace.asked', { count: places })}
        confirm={t('replace.do')}
        open={chosen !== null}
        onOpenChange={(open) => !open && setChosen(null)}
        onConfirm={replace}
        busy={isBusy}
      >
        {chosen && (
          <div className="replace-other">
            <PictureThumbnail picture={chosen} alt={inLocale(chosen.alts, locale)} />
          </div>
        )}
      </AlertDialog>
    </>
  )
}
