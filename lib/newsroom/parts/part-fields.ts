/** Fields of what is sent to the operations on parts, and what each kind of part may say. */
import { z } from 'zod'
import { countWords } from '../../arabic/count.ts'
import { documentVersion, type StoryDocument } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import { boxOf } from '../../story/shared-boxes.ts'
import { asStored } from '../../story/unknown-block.ts'
import { validateDocument } from '../../story/validate.ts'
import { type PartKind, storyKinds } from '../../vocabulary.ts'
import { idOf, localeName, readBy, requiredLine } from '../fields.ts'
import { mostBoxWords, mostPartWords, mostTopics } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { readDocument } from '../stories/draft-content.ts'

export const partId = idOf('unknown-part')

/** Of something that may be none: null or ''. */
export const noneOr = <S extends z.ZodType>(schema: S) =>
  z
    .preprocess((given) => (given === '' || given === undefined ? null : given), schema.nullable())
    .default(null)

export const partFields = {
  name: readBy(requiredLine('name')),
  /** Null, of a template: for stories of any language. */
  locale: noneOr(localeName),
  document: readBy<unknown, StoryDocument>(readDocument),
  /** Of a template. */
  storyKind: noneOr(z.enum(storyKinds)),
  sectionId: noneOr(idOf('unknown-reference')),
  topicIds: z
    .array(idOf('unknown-reference'))
    .transform((ids) => [...new Set(ids)])
    .refine((ids) => ids.length <= mostTopics)
    .default([]),
}

type Given = z.output<z.ZodObject<typeof partFields>>

/** What may stand in a shared box, as blocks of its own document: the box itself, or what it will hold. */
const ofBoxes: ReadonlySet<string> = new Set([
  'factBox',
  'paragraph',
  'bulletList',
  'orderedList',
  'blockquote',
  'table',
])

/**
 * A box is one fact box, whatever was written around it.
 * @throws {NewsroomError} `part-holds` where something stands there that no box may hold: nothing typed is dropped
 */
function boxDocument({ content }: StoryDocument): StoryDocument {
  const other = content.find(({ type }) => !ofBoxes.has(type))
  if (other) throw new NewsroomError('part-holds', other.type)
  const [first, ...more] = content.filter((block) => block.type === 'factBox')
  if (more.length > 0) throw new NewsroomError('part-holds', 'factBox')
  const { document } = validateDocument({
    type: 'doc',
    content: [
      {
        type: 'factBox',
        attrs: first?.attrs ?? {},
        content: content.flatMap((block) => (block.type === 'factBox' ? block.content : [block])),
      },
    ],
  })
  // What is empty is nothing at the door.
  return boxOf(document) ? document : { type: 'doc', content: [emptyBox(first?.attrs.title ?? '')] }
}

const emptyBox = (title: string) => ({
  type: 'factBox' as const,
  attrs: { dir: null, title },
  content: [{ type: 'paragraph' as const, attrs: { dir: null } }],
})

/** What a new part of a kind begins with. */
export const emptyPart = (kind: PartKind): StoryDocument => ({
  type: 'doc',
  content: [kind === 'box' ? emptyBox('') : { type: 'paragraph', attrs: { dir: null } }],
})

/**
 * A part's columns from what was sent.
 * @throws {NewsroomError} `malformed`: `locale`; `part-holds`; `part-too-long`, with the most words
 */
export function partColumns(kind: PartKind, given: Given) {
  if (kind !== 'template' && given.locale === null) throw new NewsroomError('malformed', 'locale')
  const document = kind === 'box' ? boxDocument(given.document) : given.document
  const most = kind === 'box' ? mostBoxWords : mostPartWords
  if (countWords(plainText(document)) > most) throw new NewsroomError('part-too-long', String(most))
  const isTemplate = kind === 'template'
  return {
    name: given.name,
    locale: given.locale,
    document: asStored(document),
    documentVersion,
    storyKind: isTemplate ? given.storyKind : null,
    sectionId: isTemplate ? given.sectionId : null,
    topicIds: isTemplate ? given.topicIds : [],
  }
}
