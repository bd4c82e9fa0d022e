import { database } from '@/lib/db/open.ts'
import { stopMail } from '@/lib/newsroom/inbox/mail-preferences.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { absolute } from '@/lib/publication/addresses.ts'
import { orLater } from '@/lib/server/or-later.ts'
import { readSettings } from '@/lib/settings/settings.ts'

type Context = { params: Promise<{ token: string }> }

/**
 * One press in a mail program (https://www.rfc-editor.org/rfc/rfc8058). No page of ours sends it and no cookie comes with
 * it: that it is meant is said by the signature in its address, and all that it can do is stop letters.
 */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  return orLater('Letters could not be stopped', async () => {
    const isOurs = await stopMail(await database(), newsroomSecret(readSettings()), token)
    return new Response(null, { status: isOurs ? 204 : 404 })
  })
}

/** A mail program that knows no such press opens the address instead. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  return Response.redirect(absolute(`/admin/mail/${encodeURIComponent(token)}`), 303)
}
