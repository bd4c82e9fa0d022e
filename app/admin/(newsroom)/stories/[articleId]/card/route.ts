import { requireActor } from '@/app/admin/require-actor.ts'
import { renderCardInChild } from '@/lib/card/render-in-child.ts'
import { draftAsStory } from '@/lib/newsroom/stories/draft-as-story.ts'
import { openDraft } from '@/lib/newsroom/stories/working-draft.ts'
import { storyCard, toldOf, withPicture } from '@/lib/publication/cards.ts'
import { masthead } from '@/lib/publication/masthead.ts'
import { jsonAnswer } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** The social card that the draft would have. Kept by nobody: it is not published. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  let card: { body: Uint8Array; contentType: string } | null = null
  const answer = await jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const draft = await openDraft(db, actor, { articleId: (await params).articleId })
    const story = await draftAsStory(db, draft)
    const facts = await storyCard(
      story,
      toldOf(story.corrections, null, story),
      await masthead(db, draft.locale),
    )
    card = await renderCardInChild(await withPicture(facts))
    return null
  })
  const drawn = card as { body: Uint8Array; contentType: string } | null
  if (!drawn) return answer
  return new Response(new Uint8Array(drawn.body), {
    headers: {
      'Content-Type': drawn.contentType,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
