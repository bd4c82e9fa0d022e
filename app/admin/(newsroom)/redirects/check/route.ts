import { requireActor } from '@/app/admin/require-actor.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { authorise } from '@/lib/newsroom/permissions.ts'
import { largestList, readAskedAddresses } from '@/lib/newsroom/redirects/asked-addresses.ts'
import { checkAddresses } from '@/lib/newsroom/redirects/check-addresses.ts'
import { boundedBody } from '@/lib/server/bounded-body.ts'
import { jsonAnswer } from '../../stories/json-route.ts'

/** Follows the addresses of the list or the log that is the body. @returns which of them lead nowhere */
export const POST = (request: Request) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    authorise(actor, 'directory.edit')
    const bytes = await boundedBody(request, largestList, () => new NewsroomError('redirect-list-long', ''))
    return checkAddresses(db, actor, { asked: await readAskedAddresses(bytes) })
  })
