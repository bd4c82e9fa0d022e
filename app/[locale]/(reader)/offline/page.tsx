import type { Metadata } from 'next'
import { DeviceCopies } from '@/components/reader/device-copies.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { Static } from '@/components/reader/static.tsx'
import { readSettings } from '@/lib/settings/settings.ts'
import { missingMetadata } from '../../missing-metadata.ts'
import { readerContext } from '../../reader-context.ts'

const { deviceCopies } = readSettings()

export const generateMetadata = (): Promise<Metadata> =>
  deviceCopies ? missingMetadata('Device') : missingMetadata()

/** What stands in place of a page that cannot be had, and at an address of its own. Where nothing is kept, there is no such page. */
export default async function Offline() {
  if (!deviceCopies) return <MissingPage />
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
