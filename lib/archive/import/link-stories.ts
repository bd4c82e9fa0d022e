/** Links between the stories of a site that moves in: by address over there, by id here. */

import { oldPath } from '../../publication/old-path.ts'
import type { AnyNode, StoryDocument } from '../../story/document.ts'
import type { Mark } from '../../story/inline.ts'
import { hostOf } from './origin-of.ts'

/** The path of a page of the site that is left, as redirects know it; null for a link to anywhere else. */
function pathOn(origin: string, mark: Mark): string | null {
  if (mark.type !== 'link' || hostOf(mark.attrs.href) !== hostOf(origin)) return null
  return oldPath(mark.attrs.href)
}

/** Paths of every page of its own site that a document links to. */
export function linkedPaths(document: StoryDocument, origin: string): Set<string> {
  const paths = new Set<string>()
  const visit = (node: AnyNode): void => {
    if (node.type === 'text') for (const mark of node.marks ?? []) add(pathOn(origin, mark))
    if ('content' in node && node.content) for (const child of node.content) visit(child)
  }
  const add = (path: string | null) => {
    if (path !== null) paths.add(path)
  }
  visit(document)
  return paths
}

/**
 * The document with each link to a story that is here made one by id, which follows it wherever it is moved.
 * @param stories story ids by path
 */
export function withStoryLinks(
  document: StoryDocument,
  origin: string,
  stories: ReadonlyMap<string, string>,
): StoryDocument {
  const linked = (mark: Mark): Mark => {
    const storyId = stories.get(pathOn(origin, mark) ?? '')
    return storyId ? { type: 'storyLink', attrs: { storyId } } : mark
  }
  const visit = <N extends AnyNode>(node: N): N => {
    if (node.type === 'text') return node.marks ? { ...node, marks: node.marks.map(linked) } : node
    if (!('content' in node) || !node.content) return node
    return { ...node, content: (node.content as AnyNode[]).map(visit) }
  }
  return visit(document)
}
