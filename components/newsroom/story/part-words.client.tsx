'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { ComparedField } from '@/lib/newsroom/writing/compare-versions.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import type { Block } from '@/lib/story/document.ts'
import { type NamedBlock, wordsOfBlock } from './words-of-block.ts'

/** Says in words what a part of a version holds, for comparing it with the same part of another. */
export function usePartWords(directory: StoryDirectory): {
  nameOfField: (field: ComparedField) => string
  ofField: (content: DraftContent, field: ComparedField) => string
  ofBlocks: (blocks: readonly Block[]) => string
} {
  const t = useTranslations('Newsroom.Stories')
  const nameOfField = useCallback(
    (field: ComparedField) => {
      switch (field) {
        case 'leadMediaId':
          return t('details.leadPicture')
        case 'bylines':
          return t('details.bylines')
        default:
          return t(`fields.${field}`)
      }
    },
    [t],
  )
  const ofField = useCallback(
    (content: DraftContent, field: ComparedField) => {
      switch (field) {
        case 'leadMediaId':
          return content.leadMediaId ? `[${t('blocks.figure')} ${content.leadMediaId}]` : ''
        case 'bylines':
          return content.bylines
            .map(({ authorId, role }) => {
              const name = directory.authors.find((each) => each.id === authorId)?.name ?? authorId
              return `${t(`details.roles.${role}`)}: ${name}`
            })
            .join('\n')
        default:
          return content[field] ?? ''
      }
    },
    [t, directory],
  )
  const ofBlocks = useCallback(
    (blocks: readonly Block[]) =>
      blocks.map((block) => wordsOfBlock(block, (name: NamedBlock) => t(`blocks.${name}`))).join('\n'),
    [t],
  )
  return { nameOfField, ofField, ofBlocks }
}
