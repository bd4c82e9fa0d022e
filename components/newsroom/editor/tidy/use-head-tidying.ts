import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { HeadLine } from '@/lib/story/tidied-lines.ts'
import { type HeadFound, HeadTidying } from './head-tidying.ts'

/** The tidying of the lines over a text: the same object for as long as the screen stands, told of what they say. */
export function useHeadTidying(
  fields: Readonly<Record<HeadLine, string | null>>,
  locale: Locale,
): HeadTidying {
  const [tidying] = useState(() => new HeadTidying(locale))
  useEffect(() => tidying.read(fields), [tidying, fields])
  return tidying
}

/** What is proposed for the lines over the text, kept up to date. */
export const useHeadFound = (head: HeadTidying): HeadFound =>
  useSyncExternalStore(
    head.subscribe,
    () => head.found,
    () => head.found,
  )
