import type { Bucket } from '../settings/settings.ts'

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
  })
  return { s3, client }
}

export const isAbsentObject = (error: unknown): boolean =>
  error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name)
