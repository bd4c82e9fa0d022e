import { limits, type PictureRule } from '@/lib/newsroom/pictures/picture-rules.ts'
import { present } from '@/lib/present.ts'
import type { Answered, Refused } from '../story/ask-newsroom.ts'
import { uploadsAddress } from './ask-library.ts'
import type { UploadedPicture } from './upload-picture.client.ts'

/** Bytes of a part: what is sent again, at most, after the network was lost. */
const partSize = 4 * 1024 * 1024
/** Milliseconds before a part is tried again; then whoever sends it is told that there is no answer. */
const retryDelays = [500, 1_500, 4_000]
/** Milliseconds. The server opens two pictures at a time, and others wait there for their turn. */
const longestOpening = 300_000

type Sending = {
  /** Where an earlier attempt had begun it; null for none. */
  address: string | null
  /** It has been begun, there. */
  onBegun: (address: string) => void
  /** Called with 0 to 1. At 1 the server has all of it, and opens the picture. */
  onProgress: (fraction: number) => void
  /** Stops sending. What the server has stays there, to be gone on with. */
  signal: AbortSignal
}

/**
 * Sends a picture in parts, beginning where an earlier attempt was cut off, and has it kept.
 * @returns always; `refusal` is `away` when there was no answer, `cancelled` when `signal` said so
 */
export async function sendInParts(file: Blob, sending: Sending): Promise<Answered<UploadedPicture>> {
  if (file.size > limits.bytes) return refused('too-heavy')
  if (file.size === 0) return refused('empty')
  const sent = await sendParts(file, uploadsAddress, sending)
  if (!sent.ok) return sent
  sending.onProgress(1)
  return finishUpload<UploadedPicture>(sent.value, sending.signal)
}

/** @param endpoint where uploads are begun @returns where it lies, whole */
export async function sendParts(
  file: Blob,
  endpoint: string,
  { address, onBegun, onProgress, signal }: Sending,
): Promise<Answered<string>> {
  const { Upload } = await import('tus-js-client')
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(cancelled)
    const upload = new Upload(file, {
      endpoint: new URL(endpoint, location.href).href,
      uploadUrl: address && new URL(address, location.href).href,
      chunkSize: partSize,
      retryDelays,
      // Where each lies is remembered beside its bytes (`stored-uploads.client.ts`).
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () =>
        onBegun(new URL(present(upload.url, 'address of this upload'), location.href).pathname),
      onProgress: (bytes, total) => onProgress(Math.min(bytes / total, 0.999)),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0
        return status === 0 || status === 409 || status === 423 || status >= 500
      },
      onError: (error) => resolve(refusalIn(error)),
      onSuccess: () =>
        resolve({
          ok: true,
          value: new URL(present(upload.url, 'address of this upload'), location.href).pathname,
        }),
    })
    signal.addEventListener('abort', () => {
      void upload.abort().catch(() => {})
      resolve(cancelled)
    })
    upload.start()
  })
}

/** What the server answered instead of going on, if it did. */
function refusalIn(error: Error): Refused {
  const answered = 'originalResponse' in error && (error.originalResponse as { getBody(): string } | null)
  try {
    const said: unknown = answered && JSON.parse(answered.getBody())
    if (typeof said === 'object' && said !== null && 'refusal' in said) return said as Refused
  } catch {
    // Somebody between us answered in the server's place.
  }
  return away
}

/** Has what came be kept. @param address where it lies, and what is told with it */
export async function finishUpload<T>(address: string, signal: AbortSignal): Promise<Answered<T>> {
  for (const delay of [...retryDelays, null]) {
    try {
      const response = await fetch(address, {
        method: 'PUT',
        cache: 'no-store',
        signal: AbortSignal.any([signal, AbortSignal.timeout(longestOpening)]),
      })
      const answer: unknown = await response.json()
      if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer as Answered<T>
    } catch {
      if (signal.aborted) return cancelled
    }
    // Asked again, it answers the same.
    if (delay !== null) await new Promise((resolve) => setTimeout(resolve, delay))
  }
  return away
}

/** Gives up what an earlier attempt had sent, so that the server need not keep it for a day. */
export const giveUp = (address: string): void => {
  void fetch(address, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' }, keepalive: true }).catch(
    () => {},
  )
}

const away: Refused = { ok: false, refusal: 'away', subject: '', message: '' }
const cancelled: Refused = { ok: false, refusal: 'cancelled', subject: '', message: '' }
const refused = (rule: PictureRule): Refused => ({
  ok: false,
  refusal: 'picture-refused',
  subject: rule,
  message: '',
})
