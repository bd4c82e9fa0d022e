import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { limits, type PictureRule } from '@/lib/newsroom/pictures/picture-rules.ts'
import type { Answered, Refused } from '../story/ask-newsroom.ts'
import { picturesAddress } from './ask-library.ts'

/** `isKnown`: the same bytes had been brought before, and this is the picture that was kept then. */
export type UploadedPicture = LibraryPicture & {
  isKnown: boolean
  /** Another picture that looks like it; told of what came in parts. */
  alikeTo?: string | null
}

type Uploading = {
  /** Called with 0 to 1 as bytes go out. At 1 the server has them, and opens the picture. */
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
}

/**
 * Sends a picture to the newsroom. What is too heavy is refused here, before it is sent.
 * @returns always; `refusal` is `away` when there was no answer, `cancelled` when `signal` said so. The message is ''
 *   for both and for what was refused here: `useUploadWords` has words for all
 */
export function uploadPicture(
  file: Blob,
  { onProgress, signal }: Uploading = {},
): Promise<Answered<UploadedPicture>> {
  if (file.size > limits.bytes) return Promise.resolve(refused('too-heavy'))
  if (file.size === 0) return Promise.resolve(refused('empty'))
  // `fetch` tells nobody how much of a body has gone out.
  const request = new XMLHttpRequest()
  return new Promise((resolve) => {
    const notDone = (refusal: 'away' | 'cancelled') =>
      resolve({ ok: false, refusal, subject: '', message: '' })
    if (signal?.aborted) return notDone('cancelled')
    request.open('POST', picturesAddress)
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress?.(loaded / total)
    })
    request.addEventListener('load', () => {
      const answer: unknown = request.response
      if (typeof answer === 'object' && answer !== null && 'ok' in answer)
        resolve(answer as Answered<UploadedPicture>)
      else notDone('away')
    })
    request.addEventListener('error', () => notDone('away'))
    request.addEventListener('abort', () => notDone('cancelled'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

const refused = (rule: PictureRule): Refused => ({
  ok: false,
  refusal: 'picture-refused',
  subject: rule,
  message: '',
})
