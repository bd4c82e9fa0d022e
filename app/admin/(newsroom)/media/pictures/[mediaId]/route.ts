import { describePicture } from '@/lib/newsroom/pictures/describe-picture.ts'
import { readPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { present } from '@/lib/present.ts'
import { jsonRoute } from '../../../stories/json-route.ts'

export const GET = jsonRoute(readPicture)

/** Its words in one language: `{ locale, alt, caption, credit }`. What is left out is taken away. */
export const PUT = jsonRoute(describePicture, {
  answer: (_, { db, actor, params }) =>
    readPicture(db, actor, { mediaId: present(params.mediaId, 'picture in the address') }),
})
