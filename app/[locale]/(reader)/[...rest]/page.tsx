import type { Metadata } from 'next'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { missingMetadata } from '@/lib/syndication/metadata.ts'

export const metadata: Metadata = missingMetadata

/** Any address that no other route claims: a 404 under the masthead, in the reader's language. */
export default function Unclaimed() {
  return <MissingPage />
}
