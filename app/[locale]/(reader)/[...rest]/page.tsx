import { MissingPage } from '@/components/reader/missing-page.tsx'
import { missingMetadata } from '../../missing-metadata.ts'

export const generateMetadata = () => missingMetadata()

/** Any address that no other route claims: a 404 under the masthead, in the reader's language. */
export default function Unclaimed() {
  return <MissingPage />
}
