import { inArray, sql } from 'drizzle-orm'
import type { StoryCard } from '../../card/card.ts'
import { layoutCard } from '../../card/layout.ts'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { inLocale, type Locale } from '../../locale/table.ts'
import type { CredentialState } from '../../picture/credentials/credentials.ts'
import { expiryOf } from '../../picture/licences.ts'
import { storyCard, toldOf } from '../../publication/cards.ts'
import { masthead } from '../../publication/masthead.ts'
import { boxesReadersSee } from '../../publication/shared-boxes.ts'
import { mentionedStories } from '../../publication/story.ts'
import { referencesOf } from '../../story/references.ts'
import type { Actor } from '../actor.ts'
import { type ArticleInput, articleInput } from '../fields.ts'
import { operation } from '../operation.ts'
import { lacksMachineLabel } from '../pictures/machine-label.ts'
import { openSuggestionsOf } from '../suggestions/list-suggestions.ts'
import { type TranslationSource, translationSource } from '../translation/source-of.ts'
import { sourceLines, untranslated } from '../translation/untranslated.ts'
import { countUntidyInThread } from '../writing/ask-text-thread.ts'
import { type ChecklistFacts, type ChecklistItem, checklist } from './checklist.ts'
import { draftAsStory } from './draft-as-story.ts'
import { openDraft, type WorkingDraft } from './working-draft.ts'

/**
 * The checklist of a draft, as it was last saved.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const checkArticle = operation({
  name: 'story.check',
  input: articleInput,
  permission: 'story.read',
  run: check,
})

async function check(db: Database, actor: Actor, { articleId }: ArticleInput): Promise<ChecklistItem[]> {
  const draft = await openDraft(db, actor, { articleId })
  const { locale, content, topicIds } = draft
  const { storyIds, mediaIds } = referencesOf(content.document)
  const source = await db.orm.transaction((tx) => translationSource(tx, articleId))
  const mentioned = await mentionedStories(db, locale, storyIds)
  return checklist({
    kind: draft.kind,
    content,
    topicIds,
    pictures: await picturesOf(db, locale, [...mediaIds, content.leadMediaId ?? '']),
    publicStoryIds: new Set(mentioned.keys()),
    seenBoxIds: new Set((await boxesReadersSee(db.orm, content.document, locale)).keys()),
    headlineFits: content.headline === '' || headlineFits(await cardOfDraft(db, draft)),
    suggestions: await openSuggestionsOf(db, articleId),
    untidy: await countUntidyInThread(content, locale),
    ...(source && { translation: asTranslation(source, draft) }),
  })
}

/** What a translation owes its source. */
function asTranslation(
  { base, present, locale, state, isInBin, hasChanged }: TranslationSource,
  draft: WorkingDraft,
): NonNullable<ChecklistFacts['translation']> {
  const lines = sourceLines([base.content, present.content], locale, draft.locale)
  return {
    untranslated: untranslated(draft.content, lines),
    sourceHasChanged: hasChanged,
    sourceIsWithdrawn: isInBin || state === 'unpublished' || state === 'killed',
  }
}

/** The card that the draft would have; where a picture would stand, an empty one. */
async function cardOfDraft(db: Database, draft: WorkingDraft): Promise<StoryCard> {
  const story = await draftAsStory(db, draft)
  const head = await masthead(db, draft.locale)
  const { card, picture } = await storyCard(story, toldOf(story.corrections, null, story), head)
  return picture ? { ...card, picture: { data: Buffer.alloc(0), focalX: 0.5, focalY: 0.5 } } : card
}

/** Whether a social card shows the whole headline: what it cuts ends in an ellipsis that the headline has not. */
export function headlineFits(card: StoryCard): boolean {
  const shown = layoutCard(card)
    .lines.filter((line) => line.role === 'headline')
    .map((line) => line.text)
  return /(…|\.\.\.)\P{L}*$/u.test(card.headline) || !/…\P{L}*$/u.test(shown.at(-1) ?? '')
}

async function picturesOf(
  { orm }: Database,
  locale: Locale,
  ids: string[],
): Promise<ChecklistFacts['pictures']> {
  const rows = await orm
    .select({
      id: media.id,
      alts: media.alts,
      credits: media.credits,
      expiresAt: media.expiresAt,
      state: sql<CredentialState | null>`${media.credentials} ->> 'state'`,
      lacksLabel: sql<boolean>`(${lacksMachineLabel}) and coalesce((select ${publication.requiresMachineLabel} from ${publication}), false)`,
    })
    .from(media)
    .where(inArray(media.id, ids))
  // A description in another language tells a reader of this one nothing; a name is a name.
  const now = new Date()
  return new Map(
    rows.map(({ id, alts, credits, expiresAt, state, lacksLabel }) => [
      id,
      {
        alt: alts[locale]?.trim() ?? '',
        credit: inLocale(credits, locale).trim(),
        expiry: expiryOf(expiresAt, now),
        hasChanged: state === 'changed',
        lacksMachineLabel: lacksLabel,
      },
    ]),
  )
}
