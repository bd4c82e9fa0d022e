import { database } from '@/lib/db/open.ts'
import { answerOEmbed } from '@/lib/syndication/embed/oembed.ts'

/** `/oembed?url=…&format=json|xml&maxwidth=…&maxheight=…` */
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url)
  const answer = await answerOEmbed(await database(), {
    url: searchParams.get('url'),
    format: searchParams.get('format'),
    maxwidth: searchParams.get('maxwidth'),
    maxheight: searchParams.get('maxheight'),
  })
  if (answer.status !== 200) return new Response(null, { status: answer.status })
  return new Response(answer.body, {
    headers: {
      'Content-Type': answer.contentType,
      // An editor's program may ask from the browser it runs in.
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    },
  })
}
