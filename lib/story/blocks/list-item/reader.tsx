import { inOrder } from '@/components/reader/in-order.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { ListItem } from './model.ts'

type Props = { items: readonly ListItem[]; inside: BlockReaderProps<unknown>['inside'] }

export const ListItems = ({ items, inside }: Props) =>
  inOrder(items.map((item) => <li>{inside(item.content)}</li>))
