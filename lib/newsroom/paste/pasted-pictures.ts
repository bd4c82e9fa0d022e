/** Which pictures of a paste are on the clipboard itself. None is ever fetched. */
import type { Figure } from '../../story/blocks/figure/model.ts'
import { isElement, type PastedElement } from './pasted-tree.ts'

/** Has pictures stand in the story: what an `<img>` shows, or null where it is none of ours. */
export type PictureOf = (attributes: Readonly<Record<string, string>>) => Figure['attrs'] | null

/** A picture that came along: in the HTML as a `data:` address, or as one of the files beside it, by its place there. */
export type TakenPicture = { src: string } | { file: number }

/** What our own uploads take, as `data:` addresses write it. */
const dataPicture = /^data:image\/(?:jpeg|png|webp|gif);base64,[a-z\d+/=\s]+$/i

const tokenOf = (index: number): string => `pasted:${index}`

/** Which of {@link TakenPicture}s stands in a figure until it is uploaded; null where it shows a picture of ours. */
export function takenIndex({ mediaId }: Figure['attrs']): number | null {
  const index = /^pasted:(\d+)$/.exec(mediaId)?.[1]
  return index === undefined ? null : Number(index)
}

type Attributes = Readonly<Record<string, string>>

/** A description in one line; what Word adds to those it made itself is no part of it. */
export const altOf = ({ alt = '' }: Attributes): string =>
  alt
    .replace(/\s+/g, ' ')
    .replace(/ ?(?:Description automatically generated.*|AI-generated content may be incorrect\.)$/, '')
    .trim()

/** An emoji drawn as a picture is its character. */
export const emojiOf = (attributes: Attributes): string | null => {
  const alt = altOf(attributes)
  const isEmoji = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component})+$/u.test(alt) && !/^[\d#*]+$/.test(alt)
  return isEmoji ? alt : null
}

/** Counts readers, or keeps things apart. */
export const isSpeck = ({ width, height }: Attributes): boolean =>
  [width, height].map(Number).some((size) => size > 0 && size <= 3)

/** Reached from nowhere but the program that it was copied from: Word's `file:`, Safari's `webkit-fake-url:`. */
const isElsewhere = (attributes: Attributes): boolean =>
  !/^(?:https?|data):/i.test(attributes.src ?? '') && !isSpeck(attributes) && !emojiOf(attributes)

/** The namespace that every program of Office writes on its HTML. */
const isOffice = (html: string): boolean => /urn:schemas-microsoft-com:office|\bclass="?Mso/.test(html)

/**
 * Takes pictures of a paste as they are met.
 * @param files how many pictures lie beside the HTML as files. They are those of its `<img>`s when there is one for each;
 *   what Office puts there is a drawing of all that was copied.
 */
export function takingPictures(
  html: string,
  root: PastedElement,
  files: number,
): { pictureOf: PictureOf; taken: TakenPicture[] } {
  const taken: TakenPicture[] = []
  const waiting = picturesIn(root).filter(({ attributes }) => isElsewhere(attributes))
  const areFiles = files > 0 && waiting.length === files && !isOffice(html)
  let file = 0
  return {
    taken,
    pictureOf: (attributes) => {
      if (isSpeck(attributes) || emojiOf(attributes)) return null
      const src = attributes.src ?? ''
      if (dataPicture.test(src)) taken.push({ src })
      else if (areFiles && isElsewhere(attributes)) taken.push({ file: file++ })
      else return null
      return { mediaId: tokenOf(taken.length - 1), alt: altOf(attributes) || null }
    },
  }
}

function picturesIn(node: PastedElement): PastedElement[] {
  return node.children.flatMap((child) =>
    isElement(child) ? [...(child.name === 'img' ? [child] : []), ...picturesIn(child)] : [],
  )
}

/**
 * HTML of nothing but pictures, as a browser or Word copies one: those are the files beside it.
 * @param files how many there are
 */
export function isOnlyPictures(html: string, files: number): boolean {
  const body = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi, '')
  const pictures = body.match(/<img\b/gi)?.length ?? 0
  return pictures > 0 && pictures <= files && !body.replace(/<[^>]*>|&nbsp;/g, '').trim()
}
