import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requirePageUser } from '@/app/admin/require-actor.ts'
import { isLocale } from '@/lib/locale/table.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { readIn } from '@/lib/publication/reader.ts'

/** Who visits, when it is somebody who lays fronts out; the request then speaks the front's language. Once per request. */
export const loadFrontPreview = cache(async (language: string) => {
  if (!isLocale(language)) notFound()
  const visit = await requirePageUser(`/admin/preview/front/${language}`)
  if (!may(visit.actor, 'front.curate')) notFound()
  readIn(language)
  return { ...visit, language }
})
