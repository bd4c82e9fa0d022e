import { inOrder } from '@/components/reader/in-order.ts'
import { Isolated } from '@/components/reader/isolated.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { firstOf, lastOf } from '@/lib/present.ts'
import { blockDirection } from '../../block-direction.ts'
import { PictureFigure, pictureOf, widthSizes } from '../figure/reader.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Gallery } from './model.ts'

/**
 * A strip that is swiped, scrolled with the arrow keys, or gone through by links to its places: whole without a script.
 * It begins where the page's language does.
 */
export function GalleryReader({ block, context }: BlockReaderProps<Gallery>) {
  const t = useWords('Blocks.gallery')
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  const width = block.attrs.width ?? undefined
  const shown = block.content.flatMap((each) => {
    const picture = pictureOf(each, context)
    return picture ? [{ ...picture, dir: blockDirection(each, locale) }] : []
  })
  if (shown.length === 0) return null
  const { caption } = block.attrs
  const words = caption && (
    <p className="gallery-words">
      <Isolated text={caption} dir={dir} />
    </p>
  )
  const sizes = widthSizes[width ?? 'text']
  const total = shown.length
  const first = firstOf(shown)
  // All others are gone from the library, or may not be shown any longer.
  if (total === 1)
    return (
      <>
        <PictureFigure {...first} sizes={sizes} width={width} />
        {words}
      </>
    )
  const id = `g-${first.picture.mediaId}-${lastOf(shown).picture.mediaId}-`
  return (
    <section className="gallery" aria-label={caption || t('label', { total })} data-width={width}>
      {/* What scrolls must be reached by keys (WCAG 2.1.1). */}
      <ol className="gallery-strip" tabIndex={0} aria-label={t('label', { total })}>
        {inOrder(
          shown.map((each, at) => (
            <li id={`${id}${at + 1}`}>
              <PictureFigure
                {...each}
                sizes={sizes}
                before={
                  <p className="gallery-steps">
                    {at > 0 ? (
                      <a href={`#${id}${at}`} aria-label={t('previous')} data-lite="none">
                        ‹
                      </a>
                    ) : (
                      <span data-lite="none" />
                    )}
                    <span>{t('count', { place: at + 1, total })}</span>
                    {at + 1 < total ? (
                      <a href={`#${id}${at + 2}`} aria-label={t('next')} data-lite="none">
                        ›
                      </a>
                    ) : (
                      <span data-lite="none" />
                    )}
                  </p>
                }
              />
            </li>
          )),
        )}
      </ol>
      {words}
    </section>
  )
}
