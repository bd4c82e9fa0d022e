/** The words of a node of Drupal's: its formatted texts, and those of the paragraphs that it is built of. */
import { escapeHtml, galleryHtml, pictureHtml } from '../import/html-text.ts'
import { isObject, type Json, keyIn, objectIn, objectsIn, textIn } from '../import/json-values.ts'
import { textHtml } from '../table/text-html.ts'

/** By type and id, what the pages of an export include. */
export type Included = ReadonlyMap<string, Json>

export const nameOf = (resource: Json): string => `${textIn(resource.type)} ${keyIn(resource.id)}`

/** Paragraphs within paragraphs. */
const deepest = 4

/** What a field of relations names, one or several. */
export function referencesIn(resource: Json, field: string): Json[] {
  const { data } = objectIn(objectIn(resource.relationships)[field])
  return Array.isArray(data) ? objectsIn(data) : isObject(data) ? [data] : []
}

/** A text with the format that it was written in: nothing else of Drupal's has both. */
const isFormatted = (value: unknown): value is Json =>
  isObject(value) && 'format' in value && typeof value.value === 'string'

/** The body first, then what other fields say, then its paragraphs in their order. */
export function nodeHtml(node: Json, included: Included, depth = 0): string {
  const attributes = objectIn(node.attributes)
  const { body, ...others } = attributes
  const texts = [body, ...Object.values(others)]
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isFormatted)
    .map((each) => textHtml(textIn(each.processed) || textIn(each.value)))
  if (depth > deepest) return texts.join('')
  const parts = Object.keys(objectIn(node.relationships)).flatMap((field) =>
    referencesIn(node, field).map((reference) => partHtml(reference, included, depth)),
  )
  return texts.join('') + parts.join('')
}

function partHtml(reference: Json, included: Included, depth: number): string {
  if (!textIn(reference.type).startsWith('paragraph--')) return ''
  const paragraph = included.get(nameOf(reference))
  if (!paragraph) return ''
  // What one field has several of is a gallery.
  const pictures = Object.keys(objectIn(paragraph.relationships)).map((field) =>
    galleryHtml(
      referencesIn(paragraph, field).flatMap((each) => {
        const address = fileOf(each, included)
        const { alt, title } = objectIn(each.meta)
        return address ? [pictureHtml(address, textIn(alt), escapeHtml(textIn(title)))] : []
      }),
    ),
  )
  return nodeHtml(paragraph, included, depth + 1) + pictures.join('')
}

/** A picture's address: of a file, or of what keeps one in the library; null for what is none. */
export function fileOf(reference: Json, included: Included): string | null {
  const resource = included.get(nameOf(reference))
  const type = textIn(reference.type)
  if (type === 'media--image') {
    const [image] = resource ? referencesIn(resource, 'field_media_image') : []
    return image ? fileOf(image, included) : null
  }
  if (type !== 'file--file') return null
  const attributes = objectIn(resource?.attributes)
  const uri = objectIn(attributes.uri)
  const address =
    textIn(uri.url) ||
    textIn(attributes.url) ||
    textIn(uri.value).replace(/^public:\/\//, '/sites/default/files/')
  return /\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|\?)/i.test(address) ? address : null
}
