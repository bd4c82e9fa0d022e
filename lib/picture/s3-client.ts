import type { Readable } from 'node:stream'
import type { Bucket } from '../settings/settings.ts'

const ignore = () => {}

/** The library that asks a bucket, and a client of it: loaded when first needed, never by a paper on disk. */
export async function connectBucket({ endpoint, region, credentials }: Bucket) {
  const s3 = await import('@aws-sdk/client-s3')
  const client = new s3.S3Client({
    region,
    ...(credentials && { credentials }),
    // What is not Amazon's seldom has a host name for each bucket, nor the checksums that the library adds unasked.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 4,
    // What fails is thrown to whoever asked, and told by them.
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  })
  return { s3, client }
}

/**
 * Sends what comes from elsewhere. The library waits for ever for a body that breaks off: then what is sent is ended, and
 * the body's own error thrown.
 */
export async function sendBody<T>(body: Readable, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const brokenOff = new AbortController()
  body.once('error', () => brokenOff.abort())
  try {
    return await send(brokenOff.signal)
  } catch (error) {
    throw body.errored ?? error
  } finally {
    body.destroy()
  }
}

export const isAbsentObject = (error: unknown): boolean =>
  error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name)
