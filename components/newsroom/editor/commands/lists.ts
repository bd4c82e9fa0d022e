import { chainCommands } from '@tiptap/pm/commands'
import { liftListItem, sinkListItem, splitListItem } from '@tiptap/pm/schema-list'
import type { Command } from '@tiptap/pm/state'
import { nodeType } from '@/components/newsroom/editor/schema/schema-types.ts'

const withItem =
  (command: (type: NonNullable<ReturnType<typeof itemType>>) => Command): Command =>
  (state, dispatch, view) =>
    command(itemType(state))(state, dispatch, view)

const itemType = (state: Parameters<Command>[0]) => nodeType(state.schema, 'listItem')

export const splitItem = withItem((type) => chainCommands(splitListItem(type), liftListItem(type)))
export const sinkItem = withItem(sinkListItem)
export const liftItem = withItem(liftListItem)

/** At the start of an item, Backspace takes it out of its list by one step instead of joining it with the one before. */
export const liftItemAtStart: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || $from.depth < 2) return false
  if ($from.node(-1).type.name !== 'listItem' || $from.index(-1) !== 0) return false
  return liftItem(state, dispatch, view)
}
