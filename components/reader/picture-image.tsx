import type { Picture } from '@/lib/publication/picture.ts'

type Props = {
  picture: Picture
  /** The `sizes` attribute: how wide the picture is laid out, by viewport. */
  sizes: string
  /** The first picture a reader sees is fetched at once; the rest when they come near. */
  first?: boolean
  /** A picture beside its own headline says nothing new to a screen reader. */
  decorative?: boolean
}

/** A picture in the smallest file that is sharp enough, with its room reserved before it arrives. */
export function PictureImage({ picture, sizes, first = false, decorative = false }: Props) {
  const setOf = (files: Picture['webp']) => files.map((file) => `${file.href} ${file.width}w`).join(', ')
  const fallback = picture.jpeg.at(-1)!
  return (
    <picture>
      {picture.webp.length > 0 && <source type="image/webp" srcSet={setOf(picture.webp)} sizes={sizes} />}
      <img
        src={fallback.href}
        srcSet={setOf(picture.jpeg)}
        sizes={sizes}
        width={picture.width}
        height={picture.height}
        alt={decorative ? '' : picture.alt}
        loading={first ? 'eager' : 'lazy'}
        fetchPriority={first ? 'high' : 'auto'}
        decoding="async"
        style={{
          backgroundColor: picture.colour,
          objectPosition: `${picture.focalX * 100}% ${picture.focalY * 100}%`,
        }}
      />
    </picture>
  )
}
