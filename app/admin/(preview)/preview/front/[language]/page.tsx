import { notFound } from 'next/navigation'
import { FrontPage } from '@/components/reader/front-page.tsx'
import { FrontedList } from '@/components/reader/list-front.tsx'
import { PageHead } from '@/components/reader/page-head.tsx'
import { readFrontKey } from '@/lib/newsroom/front/front-key.ts'
import { previewFront } from '@/lib/newsroom/front/open-front.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { readerContext } from '@/lib/publication/reader.ts'
import { loadFrontPreview } from './load-front-preview.ts'

type Props = {
  params: Promise<{ language: string }>
  searchParams: Promise<{ front?: string | string[]; places?: string | string[] }>
}

/** A layout as readers would see it, through the components that readers are shown it by. */
export default async function FrontPreviewPage({ params, searchParams }: Props) {
  const { db, actor, language } = await loadFrontPreview((await params).language)
  const { front: asked, places } = await searchParams
  const front = asked === undefined ? 'front' : readFrontKey(asked)
  if (!front) notFound()
  const { masthead } = await readerContext()
  const shown = await previewFront(db, actor, {
    front,
    locale: language,
    places: typeof places === 'string' ? places.split(',') : [],
  }).catch((error: unknown) => {
    if (error instanceof NewsroomError && error.refusal === 'unknown-reference') notFound()
    throw error
  })
  const { timeZone } = masthead
  if (shown.kind === 'front') return <FrontPage front={shown.page} name={masthead.name} timeZone={timeZone} />
  const { name, description, href } = shown.kind === 'section' ? shown.page.section : shown.page.topic
  return (
    <>
      <PageHead name={name} description={description} />
      <FrontedList
        listing={shown.page}
        href={href}
        timeZone={timeZone}
        showSection={shown.kind === 'topic'}
      />
    </>
  )
}
