import { listParts } from '@/lib/locale/lists.ts'
import { itemAt } from '@/lib/present.ts'
import type { BylineCredit } from '@/lib/publication/summary.ts'
import { useReader } from './use-reader.ts'

/** Names as a list in the reader's language («سلمى وكريم»), each a link to its profile. */
export function BylineNames({ credits }: { credits: BylineCredit[] }) {
  const { locale } = useReader()
  const parts = listParts(
    credits.map((credit) => credit.name),
    locale,
  )
  return parts.map((part) => {
    if (part.type === 'joint') return part.value
    const credit = itemAt(credits, part.index)
    return (
      <a key={credit.authorId + credit.role} href={credit.href} rel="author">
        <span dir="auto">{credit.name}</span>
      </a>
    )
  })
}
