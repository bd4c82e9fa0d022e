import { requireActor } from '@/app/admin/require-actor.ts'
import { listFiles } from '@/lib/newsroom/files/list-files.ts'
import { fileKinds } from '@/lib/picture/file-formats.ts'
import { jsonAnswer } from '../../../stories/json-route.ts'

/** Sounds, films and documents: `?q=` letters of a name, `?kind=`, `?page=` from 1. */
export const GET = (request: Request) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { searchParams } = new URL(request.url)
    return listFiles(db, actor, {
      query: searchParams.get('q') ?? '',
      kind: fileKinds.find((each) => each === searchParams.get('kind')),
      page: Number(searchParams.get('page') ?? 1),
    })
  })
