'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { heldLocale, inLocale, type Locale } from '@/lib/locale/table.ts'
import type { LibraryPage, LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { warningOf } from '@/lib/picture/credentials/credentials.ts'
import { momentText } from '../board/moment.tsx'
import { useNewsroom } from '../shell/providers.client.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { TextField } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.client.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { Loading } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { askForPictures } from './ask-library.ts'
import { PictureDrop } from './picture-drop.client.tsx'
import { PictureThumbnail } from './picture-thumbnail.tsx'
import { uploadPicture } from './upload-picture.client.ts'
import { useUploadWords } from './upload-words.client.ts'

/** Milliseconds without a key after which words are looked for. */
const pause = 250

type Props = {
  /** How many may be chosen: 0 while it is closed, and 1 is chosen by being pressed. */
  most: number
  /** Of the story it is for: its words are shown in this language, where there are any. */
  locale: Locale
  /** Those chosen or brought, in this order; none when somebody changed their mind. */
  onDone: (pictures: LibraryPicture[]) => void
}

/** Brings a picture in, or chooses one that is here: by dropping, pasting, choosing a file, searching, by keys. */
export function PicturePicker({ most, locale, onDone }: Props) {
  const t = useTranslations('Newsroom.Media.picker')
  return (
    <Dialog
      title={most > 1 ? t('titleMany') : t('title')}
      size="wide"
      open={most > 0}
      onOpenChange={(open) => !open && onDone([])}
    >
      {/* Made anew each time it opens: what was searched for the last time is of no use to this one. */}
      <Choices most={most} locale={locale} onDone={onDone} />
    </Dialog>
  )
}

function Choices({ most, locale, onDone }: Props) {
  const t = useTranslations('Newsroom.Media.picker')
  const search = useTranslations('Newsroom.Media.search')
  const empty = useTranslations('Newsroom.Media.empty')
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<LibraryPage | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [chosen, setChosen] = useState<readonly LibraryPicture[]>([])
  const asked = useRef(0)
  const isOne = most <= 1
  /** One that is chosen already is let go again, and one more than may be chosen is not taken. */
  const choose = (picture: LibraryPicture) => {
    if (isOne) return onDone([picture])
    setChosen((before) => {
      const others = before.filter(({ mediaId }) => mediaId !== picture.mediaId)
      return others.length < before.length || before.length >= most ? others : [...before, picture]
    })
  }

  const ask = useCallback(async (words: string, after: string) => {
    const turn = ++asked.current
    const answer = await askForPictures(words, after)
    // Somebody typed on meanwhile.
    if (turn !== asked.current) return
    setFailed(!answer.ok)
    if (!answer.ok) return
    const { pictures, ...rest } = answer.value
    setFound((before) => ({
      ...rest,
      pictures: after && before ? [...before.pictures, ...pictures] : pictures,
    }))
  }, [])

  useEffect(() => {
    const timer = setTimeout(() => ask(query, ''), query ? pause : 0)
    return () => clearTimeout(timer)
  }, [ask, query])

  return (
    <div className="picker">
      <Bring
        several={!isOne}
        onDone={(picture) => {
          if (isOne) return onDone([picture])
          // It is the newest of the library now.
          ask(query, '')
          setChosen((before) =>
            before.length >= most || before.some(({ mediaId }) => mediaId === picture.mediaId)
              ? before
              : [...before, picture],
          )
        }}
      />
      <section className="picker-library" aria-label={t('existing')}>
        <TextField
          label={search('label')}
          type="search"
          value={query}
          onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          placeholder={search('placeholder')}
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
        />
        {hasFailed ? (
          <Notice kind="failure" live action={<Button onClick={() => ask(query, '')}>{t('again')}</Button>}>
            <p>{t('failed')}</p>
          </Notice>
        ) : found === null ? (
          <Loading>{t('loading')}</Loading>
        ) : found.pictures.length === 0 ? (
          <p role="status">{query ? empty('noneTitle') : empty('title')}</p>
        ) : (
          <>
            <p className={`field-hint${isOne ? ' picker-keys' : ''}`}>{isOne ? t('hint') : t('hintMany')}</p>
            <PictureGrid
              pictures={found.pictures}
              locale={locale}
              chosen={isOne ? null : chosen}
              onChoose={choose}
            />
            {found.older && (
              <div>
                <Button onClick={() => ask(query, found.older ?? '')}>{t('more')}</Button>
              </div>
            )}
          </>
        )}
      </section>
      {!isOne && (
        <div className="picker-done">
          <Button kind="primary" disabled={chosen.length === 0} onClick={() => onDone([...chosen])}>
            {t('insert', { count: chosen.length })}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Pictures on their way, one after the other: each is chosen as soon as it is here. */
function Bring({ several, onDone }: { several: boolean; onDone: (picture: LibraryPicture) => void }) {
  const t = useTranslations('Newsroom.Media.add')
  const words = useUploadWords()
  const [sending, setSending] = useState<{ name: string; fraction: number; stop: () => void } | null>(null)
  const [failure, setFailure] = useState('')
  const stop = useRef<(() => void) | null>(null)
  // Closing the window is changing one's mind.
  useEffect(() => () => stop.current?.(), [])

  const bring = useCallback(
    async (files: File[]) => {
      stop.current?.()
      const controller = new AbortController()
      stop.current = () => controller.abort()
      setFailure('')
      for (const file of files) {
        const show = (fraction: number) =>
          setSending({ name: file.name || t('pasted'), fraction, stop: () => controller.abort() })
        show(0)
        const answer = await uploadPicture(file, { onProgress: show, signal: controller.signal })
        if (controller.signal.aborted) break
        if (answer.ok) onDone(answer.value)
        else setFailure(words(answer))
      }
      setSending(null)
    },
    [onDone, t, words],
  )

  return (
    <section className="picker-bring" aria-label={t('title')}>
      <PictureDrop several={several} onFiles={bring} />
      {sending && (
        <div className="picker-sending">
          <p role="status">
            <bdi>{sending.name}</bdi>{' '}
            <span className="upload-state">
              {sending.fraction < 1 ? t('sending', { fraction: sending.fraction }) : t('opening')}
            </span>
          </p>
          <progress value={sending.fraction} aria-label={sending.name} />
          <IconButton
            icon="close"
            size="small"
            label={t('cancel', { name: sending.name })}
            onClick={sending.stop}
          />
        </div>
      )}
      {failure && (
        <Notice kind="failure" live>
          <p>{failure}</p>
        </Notice>
      )}
    </section>
  )
}

/** Arrow keys go through them as they are laid out; one at a time can be reached by Tab. */
function PictureGrid({
  pictures,
  locale,
  chosen,
  onChoose,
}: {
  pictures: LibraryPicture[]
  locale: Locale
  /** In their order; null where one press is the choice. */
  chosen: readonly LibraryPicture[] | null
  onChoose: (picture: LibraryPicture) => void
}) {
  const t = useTranslations('Newsroom.Media.picker')
  const card = useTranslations('Newsroom.Media')
  const { locale: spoken, timeZone } = useNewsroom()
  const [current, setCurrent] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const reachable = Math.min(current, pictures.length - 1)

  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const first = buttons[0]
    if (!first) return
    const columns = buttons.filter((each) => each.offsetTop === first.offsetTop).length
    const onward = getComputedStyle(first).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const steps: Record<string, number> = {
      ArrowLeft: onward === 'ArrowLeft' ? 1 : -1,
      ArrowRight: onward === 'ArrowRight' ? 1 : -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      Home: -reachable,
      End: buttons.length - 1 - reachable,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const to = reachable + step
    if (to < 0 || to >= buttons.length) return
    setCurrent(to)
    buttons[to]?.focus()
  }

  return (
    <ul className="picker-grid" ref={list} onKeyDown={move}>
      {pictures.map((picture, position) => {
        const alt = inLocale(picture.alts, locale)
        const moment = momentText(picture.createdAt, spoken, timeZone)
        const warning = warningOf(picture.credentials?.state)
        const place = (chosen?.findIndex(({ mediaId }) => mediaId === picture.mediaId) ?? -1) + 1
        return (
          <li key={picture.mediaId}>
            <button
              type="button"
              tabIndex={position === reachable ? 0 : -1}
              onFocus={() => setCurrent(position)}
              onClick={() => onChoose(picture)}
              aria-label={[alt || t('untitled', { moment }), warning && card(`card.${warning.of}`)]
                .filter(Boolean)
                .join(' · ')}
              aria-pressed={chosen ? place > 0 : undefined}
            >
              {place > 0 && <span className="picker-place">{t('place', { place })}</span>}
              <PictureThumbnail picture={picture} alt="" />
              {warning && <Badge tone={warning.tone}>{card(`card.${warning.of}`)}</Badge>}
              <span className="picker-words">
                {alt ? <InLanguage locale={heldLocale(picture.alts, locale)}>{alt}</InLanguage> : moment}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
