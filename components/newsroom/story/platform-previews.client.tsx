'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { isolateInPlainText } from '@/lib/arabic/isolate-runs.ts'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import { cutForSearch } from '@/lib/newsroom/writing/search-result.ts'
import { type PageHead, readPageHead } from '@/lib/syndication/platforms/page-head.ts'
import {
  askAgain,
  type LinkWarning,
  platforms,
  type ReceivedPicture,
  type SharedLink,
  sharedLink,
} from '@/lib/syndication/platforms/shared-link.ts'
import { Icon } from '../ui/icon.tsx'
import { Loading } from '../ui/loading.tsx'
import type { DraftFields } from './story-facts.ts'

type FormatPreferences = {
  head: PageHead
  /** Where the picture is here: the readers' origin need not be the one that the newsroom is open at. */
  src: string | null
  /** Undefined until it has come. */
  received: ReceivedPicture | null | undefined
}

/** What nobody can see to before it is published. */
const onlyOfPublic: ReadonlySet<LinkWarning> = new Set(['notIndexed'])

/**
 * The story's link as each platform shows it, read as the platforms read it: from the head of the page, fetched as it is
 * sent. Of what is public that is the public page; of a draft its preview, which has the head that it will have.
 */
export function PlatformPreviews({
  articleId,
  locale,
  publicHref,
  isPublic,
  version,
  site,
  fields,
}: {
  articleId: string
  locale: Locale
  publicHref: string
  /** Readers see just what the draft says. */
  isPublic: boolean
  /** Read again whenever it changes. */
  version: number
  site: { origin: string; name: string }
  /** As they are typed: what the head says of them is shown before it is saved. */
  fields: DraftFields
}) {
  const t = useTranslations('Newsroom.Stories.preview.platforms')
  const [reading, setFormatPreferences] = useState<FormatPreferences | 'failed' | null>(null)
  const page = isPublic ? publicHref : `/admin/preview/${articleId}`
  // biome-ignore lint/correctness/useExhaustiveDependencies(version): another version has another head
  useEffect(() => {
    const stopped = new AbortController()
    read(page, site.origin, stopped.signal, setFormatPreferences).catch(() => {
      if (!stopped.signal.aborted) setFormatPreferences('failed')
    })
    return () => stopped.abort()
  }, [page, site.origin, version])

  if (reading === null) return <Loading>{t('reading')}</Loading>
  if (reading === 'failed') return <p className="field-error">{t('failed')}</p>
  const head = withTyped(reading.head, fields, locale, site.name)
  const address = head.canonical
  return (
    <div className="platforms">
      <p className="field-hint">{isPublic ? t('readPublic') : t('readDraft')}</p>
      {platforms.map((platform) => {
        const link = sharedLink(platform, head, localeTable[locale].dir, reading.received)
        const warnings = link.warnings.filter((each) => isPublic || !onlyOfPublic.has(each))
        const again = isPublic && address ? askAgain[platform]?.(address) : undefined
        return (
          <section key={platform} className="platform" aria-labelledby={`platform-${platform}`}>
            <h3 id={`platform-${platform}`}>{t(`names.${platform}`)}</h3>
            <LinkAsShown link={link} src={reading.src} locale={locale} warnings={warnings} />
            {again && (
              <a className="platform-again" href={again} target="_blank" rel="noreferrer">
                {t('askAgain')}
              </a>
            )}
          </section>
        )
      })}
    </div>
  )
}

/**
 * A head with what is being typed in it, as `pageMetadata` will write it. Where no description is written and the story
 * has no standfirst, its head has the opening of its text, which is left as it was read.
 */
function withTyped(head: PageHead, fields: DraftFields, locale: Locale, site: string): PageHead {
  const told = (words: string | null) => words && isolateInPlainText(words, localeTable[locale].dir)
  const meta = new Map(head.meta)
  const put = (words: string | null, ...names: string[]) => {
    const written = told(words)
    if (written) for (const name of names) meta.set(name, written)
  }
  const { searchTitle, searchDescription, socialTitle, socialDescription, headline, standfirst } = fields
  put(searchDescription || standfirst, 'description')
  put(socialTitle || headline, 'og:title', 'twitter:title')
  put(socialDescription || standfirst, 'og:description', 'twitter:description')
  const title = told(searchTitle || headline)
  return { ...head, meta, title: title ? `${title} — ${site}` : head.title }
}

async function read(
  page: string,
  origin: string,
  signal: AbortSignal,
  show: (reading: FormatPreferences) => void,
): Promise<void> {
  const answer = await fetch(page, { signal })
  if (!answer.ok) throw new Error(`${page} answered ${answer.status}`)
  const head = readPageHead(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  const picture = head.meta.get('og:image')
  const src = picture?.startsWith(`${origin}/`) ? picture.slice(origin.length) : (picture ?? null)
  show({ head, src, received: undefined })
  if (src) show({ head, src, received: await receive(src, signal) })
}

async function receive(src: string, signal: AbortSignal): Promise<ReceivedPicture | null> {
  const answer = await fetch(src, { signal })
  if (!answer.ok) return null
  const blob = await answer.blob()
  const bitmap = await createImageBitmap(blob).catch(() => null)
  if (!bitmap) return null
  const { width, height } = bitmap
  bitmap.close()
  return { width, height, bytes: blob.size }
}

/** In the platform's arrangement, with our own colours: what is tried out is words and picture. */
function LinkAsShown({
  link,
  src,
  locale,
  warnings,
}: {
  link: SharedLink
  src: string | null
  locale: Locale
  warnings: LinkWarning[]
}) {
  const t = useTranslations('Newsroom.Stories.preview.platforms')
  const [cut, setCut] = useState<{ title?: boolean; description?: boolean }>({})
  const isSearch = link.platform === 'google'
  const measure = useMeasure()
  const shown = (text: string | null, width: number, font: string) =>
    text && isSearch ? cutForSearch(text, (part) => measure(part, font) <= width) : text
  const title = shown(link.title, 600, '20px Arial, sans-serif')
  const description = shown(link.description, 960, '14px Arial, sans-serif')
  const titleCut = isSearch ? title !== link.title : cut.title
  const descriptionCut = isSearch ? description !== link.description : cut.description
  return (
    <>
      <div
        className="platform-link"
        data-platform={link.platform}
        lang={locale}
        dir={localeTable[locale].dir}
      >
        {src && (
          // biome-ignore lint/performance/noImgElement: the very file that the platform is given
          <img className="platform-picture" src={src} width={1200} height={630} alt="" />
        )}
        <div className="platform-words">
          {link.platform === 'google' ? (
            <p className="platform-place" dir="ltr">
              {link.place}
            </p>
          ) : null}
          {title && (
            <Lines
              most={isSearch ? null : link.titleLines}
              className="platform-title"
              onCut={(is) => setCut((before) => ({ ...before, title: is }))}
            >
              {title}
            </Lines>
          )}
          {description && (
            <Lines
              most={isSearch ? null : link.descriptionLines}
              className="platform-description"
              onCut={(is) => setCut((before) => ({ ...before, description: is }))}
            >
              {description}
            </Lines>
          )}
          {link.platform === 'google' ? null : (
            <p className="platform-place" dir={link.platform === 'telegram' ? 'auto' : 'ltr'}>
              {link.place}
            </p>
          )}
        </div>
      </div>
      <ul className="platform-warnings">
        {warnings.map((warning) => (
          <li key={warning}>
            <Icon name="warning" /> {t(`warnings.${warning}`)}
          </li>
        ))}
        {titleCut && <li data-kind="note">{t('titleCut')}</li>}
        {descriptionCut && <li data-kind="note">{t('descriptionCut')}</li>}
        {warnings.length === 0 && !titleCut && !descriptionCut && <li data-kind="good">{t('good')}</li>}
      </ul>
    </>
  )
}

/**
 * A text that is cut after so many lines. Its direction is found as the platforms find it, by its first strong letter,
 * because this is where a headline that begins with a Latin name goes wrong.
 */
function Lines({
  most,
  className,
  onCut,
  children,
}: {
  most: number | null
  className: string
  onCut: (isCut: boolean) => void
  children: string
}) {
  const element = useRef<HTMLParagraphElement>(null)
  const tell = useRef(onCut)
  tell.current = onCut
  // biome-ignore lint/correctness/useExhaustiveDependencies(children): other words are cut elsewhere
  useEffect(() => {
    const box = element.current
    if (!box || most === null) return
    const look = () => tell.current(box.scrollHeight > box.clientHeight + 1)
    const watch = new ResizeObserver(look)
    watch.observe(box)
    return () => watch.disconnect()
  }, [most, children])
  return (
    <p
      ref={element}
      dir="auto"
      className={className}
      data-clamped={most === null ? undefined : ''}
      style={most === null ? undefined : { WebkitLineClamp: most }}
    >
      {children}
    </p>
  )
}

/** How wide words are in a font, in CSS pixels. Before there is a browser to measure, everything fits. */
function useMeasure(): (text: string, font: string) => number {
  const [canvas, setCanvas] = useState<CanvasRenderingContext2D | null>(null)
  useEffect(() => setCanvas(document.createElement('canvas').getContext('2d')), [])
  return (text, font) => {
    if (!canvas) return 0
    canvas.font = font
    return canvas.measureText(text).width
  }
}
