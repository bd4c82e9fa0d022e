'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { tabIdentity } from '@/lib/newsroom/writing/tab-identity.ts'
import { giveUp, sendInParts } from './send-in-parts.client.ts'
import { leftUploads, removeUpload, storeUpload, storeUploadAddress } from './stored-uploads.client.ts'
import { type Upload, UploadQueue, type UploadWays } from './upload-queue.ts'

/** The name of this tab, as far as pictures go. */
const ownTab = () => tabIdentity('pictures')

const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')

const browserUploads = (staffId: string): UploadWays => ({
  send: sendInParts,
  giveUp,
  keep: async (id, name, file) =>
    storeUpload({ id, tabId: await ownTab(), staffId, name, file, addedAt: Date.now() }),
  storeUploadAddress,
  forget: removeUpload,
  left: async () => leftUploads(staffId, await ownTab()),
  newId,
})

/** One for each person who uses this page, for as long as it lives. */
const queues = new Map<string, UploadQueue>()

function queueOf(staffId: string): UploadQueue {
  const known = queues.get(staffId)
  if (known) return known
  const queue = new UploadQueue(browserUploads(staffId))
  queues.set(staffId, queue)
  return queue
}

const none: readonly Upload[] = []

/** The pictures that a person brings in, from this tab and from those of theirs that are gone. */
export function useUploadQueue(staffId: string): { queue: UploadQueue; uploads: readonly Upload[] } {
  const [queue] = useState(() => queueOf(staffId))
  const uploads = useSyncExternalStore(queue.subscribe, queue.uploads, () => none)
  useEffect(() => {
    void queue.takeUpLeft()
    const resume = () => queue.resume()
    window.addEventListener('online', resume)
    return () => window.removeEventListener('online', resume)
  }, [queue])

  // Only what the browser could not keep is lost with the page.
  const isFleeting = uploads.some(
    ({ isFleeting, state }) => isFleeting && state !== 'done' && state !== 'failed',
  )
  useEffect(() => {
    if (!isFleeting) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isFleeting])
  return { queue, uploads }
}
