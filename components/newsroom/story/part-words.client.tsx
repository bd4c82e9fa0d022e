'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { ComparedField } from '@/lib/newsroom/stories/draft-fields.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { describeBlock } from '@/lib/story/describe-block.ts'
import type { Block } from '@/lib/story/document.ts'

/** Says in words what a part of a version holds, for comparing it with the same part of another. */
export function usePartWords(directory: StoryDirectory): {
  nameOfField: (field: ComparedField) => string
  ofField: (content: DraftContent, field: ComparedField) => string
  ofBlocks: (blocks: readonly Block[]) => string
} {
  const t = useTranslations('Newsroom.Stories')
  const blocks = useTranslations('Newsroom.Blocks')
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
          return content.leadMediaId ? `[${blocks('figure.name')} ${content.leadMediaId}]` : ''
        case 'bylines':
          return content.bylines
            .map(({ authorId, role }) => {
              const name = directory.authors.find((each) => each.id === authorId)?.name ?? authorId
              return `${t(`details.roles.${role}`)}: ${name}`
            })
            .join('\n')
        case 'otherHeadlines':
          return content.otherHeadlines.join('\n')
        default:
          return content[field] ?? ''
      }
    },
    [t, blocks, directory],
  )
  const ofBlocks = useCallback(
    (all: readonly Block[]) =>
      all.map((block) => describeBlock(block, (type) => blocks(`${type}.name`))).join('\n'),
    [blocks],
  )
  return { nameOfField, ofField, ofBlocks }
}
