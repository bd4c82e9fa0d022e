import { readFileSync } from 'node:fs'
import { notFound } from 'next/navigation'
import { bodyOf, elementsOf } from '../../constant-page.mjs'

export const dynamic = 'force-dynamic'

const html = readFileSync(process.env.BARE_PAGE ?? '/dev/null', 'utf8')
const pages = {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a page that we have made
  text: <main dangerouslySetInnerHTML={{ __html: bodyOf(html) }} />,
  elements: <main>{elementsOf(html)}</main>,
}

/** A page of ours with nothing to ask and nothing to decide: as one text, or as all its elements. */
export default async function Page({ params }) {
  return pages[(await params).kind] ?? notFound()
}
