import { requireActor } from '@/app/admin/require-actor.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import {
  listPreviewLinks,
  makePreviewLink,
  revokePreviewLink,
} from '@/lib/newsroom/previews/preview-links.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { bodyOf, jsonAnswer, optionalText, textIn, wholeIn } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

const secret = (): string => newsroomSecret(readSettings())

/** The links to its draft that work now. */
export const GET = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    return listPreviewLinks(db, actor, (await params).articleId, secret())
  })

/** Makes one: `{ hours, note? }`. Answers with all that work. */
export const POST = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { articleId } = await params
    const body = await bodyOf(request)
    const given = { hours: wholeIn(body, 'hours'), note: optionalText(body, 'note') ?? '' }
    await makePreviewLink(db, actor, articleId, given, secret())
    return listPreviewLinks(db, actor, articleId, secret())
  })

/** Takes one back: `{ id }`. Answers with those that are left. */
export const DELETE = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { articleId } = await params
    await revokePreviewLink(db, actor, articleId, textIn(await bodyOf(request), 'id'))
    return listPreviewLinks(db, actor, articleId, secret())
  })
