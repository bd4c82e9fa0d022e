import type { Metadata } from 'next'
import { DeviceCopies } from '@/components/reader/device-copies.tsx'
import { Static } from '@/components/reader/static.tsx'
import { missingMetadata } from '../../missing-metadata.ts'
import { readerContext } from '../../reader-context.ts'

export const generateMetadata = (): Promise<Metadata> => missingMetadata('Device')

/** What stands in place of a page that cannot be had, and at an address of its own. */
export default async function Offline() {
  const { masthead } = await readerContext()
  return (
    <>
      <Static>
        <DeviceCopies timeZone={masthead.timeZone} />
      </Static>
      <script data-keep="" type="module" src="/offline.js" />
    </>
  )
}
