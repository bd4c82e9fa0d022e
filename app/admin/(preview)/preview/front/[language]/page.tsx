import { FrontPage } from '@/components/reader/front-page.tsx'
import { previewFront } from '@/lib/newsroom/front/open-front.ts'
import { readerContext } from '@/lib/publication/reader.ts'
import { loadFrontPreview } from './load-front-preview.ts'

type Props = {
  params: Promise<{ language: string }>
  searchParams: Promise<{ places?: string | string[] }>
}

/** A layout as readers would see it, through the components that readers are shown it by. */
export default async function FrontPreviewPage({ params, searchParams }: Props) {
  const { db, actor, language } = await loadFrontPreview((await params).language)
  const { places } = await searchParams
  const { masthead } = await readerContext()
  const front = await previewFront(db, actor, {
    locale: language,
    places: typeof places === 'string' ? places.split(',') : [],
  })
  return <FrontPage front={front} name={masthead.name} timeZone={masthead.timeZone} />
}
