/**
 * The schema of the editor: the nodes and marks of `lib/story/document.ts`, by their names, with their attributes.
 * `story-schema.test.ts` proves that a document goes in and comes out the same.
 */
import type { Extensions } from '@tiptap/core'
import {
  Bold,
  Code,
  Isolate,
  Italic,
  Link,
  StoryLink,
  Strike,
  Subscript,
  Superscript,
  Underline,
} from './marks.ts'
import { Embed, FactBox, Figure, LiveUpdate, StoryCard, UnknownBlock } from './set-pieces.ts'
import { Table, TableCell, TableHeader, TableRoles, TableRow } from './tables.ts'
import {
  BlockQuote,
  BulletList,
  CodeBlock,
  Divider,
  Doc,
  HardBreak,
  Heading,
  ListItem,
  OrderedList,
  Paragraph,
  PullQuote,
  Text,
} from './text-blocks.ts'

/** In the order of preference: where anything may stand, ProseMirror makes the first that fits. */
export const schemaExtensions: Extensions = [
  Doc,
  Paragraph,
  Text,
  Heading,
  BulletList,
  OrderedList,
  ListItem,
  BlockQuote,
  PullQuote,
  Figure,
  StoryCard,
  Embed,
  FactBox,
  Table,
  TableRow,
  TableCell,
  TableHeader,
  TableRoles,
  CodeBlock,
  Divider,
  LiveUpdate,
  UnknownBlock,
  HardBreak,
  Link,
  StoryLink,
  Bold,
  Italic,
  Underline,
  Strike,
  Superscript,
  Subscript,
  Isolate,
  Code,
]
