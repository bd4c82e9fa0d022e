import { correctStory } from '@/lib/newsroom/corrections/correct-story.ts'
import { listCorrections } from '@/lib/newsroom/corrections/list-corrections.ts'
import { jsonRoute } from '../../json-route.ts'

/** What readers were told about the story, and which versions of it they have seen. */
export const GET = jsonRoute(listCorrections)

/** Tells readers something about the story, with the draft's changes or after them; `amends`: a note that it sets right. */
export const POST = jsonRoute(correctStory, {
  input: ({ params, body: { amends, ...body } }) => ({
    ...body,
    articleId: params.articleId,
    ...(amends !== null && { amendsId: amends }),
  }),
})
