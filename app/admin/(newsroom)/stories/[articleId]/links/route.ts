import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import {
  listPreviewLinks,
  makePreviewLink,
  revokePreviewLink,
} from '@/lib/newsroom/previews/preview-links.ts'
import { present } from '@/lib/present.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { jsonRoute } from '../../json-route.ts'

const secret = (): string => newsroomSecret(readSettings())

/** The links to its draft that work now. */
export const GET = jsonRoute(listPreviewLinks, { context: () => [secret()] })

/** Makes one: `{ hours, note? }`. Answers with all that work. */
export const POST = jsonRoute(makePreviewLink, {
  context: () => [secret()],
  answer: (_, { db, actor, params }) =>
    listPreviewLinks(db, actor, { articleId: present(params.articleId, 'story in the address') }, secret()),
})

/** Takes one back: `{ id }`. Answers with those that are left. */
export const DELETE = jsonRoute(revokePreviewLink, {
  answer: (_, { db, actor, params }) =>
    listPreviewLinks(db, actor, { articleId: present(params.articleId, 'story in the address') }, secret()),
})
