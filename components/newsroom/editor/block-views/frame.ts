/**
 * A block with fields of its own around its text, or instead of it: who is quoted, what a picture shows. Plain DOM, not
 * components: there can be hundreds in a live story, and each is drawn while somebody types.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView, NodeView, NodeViewConstructor } from '@tiptap/pm/view'
import { leaveField } from '../commands/leave-field.ts'

type FieldOptions = {
  /** The attribute it holds. */
  name: string
  label: string
  className?: string
  /** Where Enter leads: into the text that stands under the field, or on behind the block. */
  next: 'inside' | 'behind'
  /** What an attribute without words is stored as. */
  whenEmpty: null | ''
}

export type Frame = {
  view: EditorView
  node: () => ProseMirrorNode
  position: () => number | undefined
  /** Changes an attribute, as a step that can be undone. */
  set: (name: string, value: unknown) => void
  /** A field in the block, kept equal to its attribute. */
  field: (options: FieldOptions) => HTMLTextAreaElement
  /** From a field into the block's text, or on behind the block. */
  leave: (where: 'inside' | 'behind') => void
  /** A button in the block. */
  button: (label: string, className: string, press: () => void) => HTMLButtonElement
  /** Takes the block out of the text. */
  remove: () => void
}

type Built = {
  dom: HTMLElement
  contentDOM?: HTMLElement
  /** Called at the start and whenever the node is another. */
  show?: (node: ProseMirrorNode) => void
}

export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** What `Drawing` of components/newsroom/ui/icon.tsx draws, by its path. */
export function drawing(path: string): SVGSVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const attributes = {
    class: 'icon',
    viewBox: '0 0 20 20',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  }
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  made.append(line)
  return made
}

/** What is not the story's text: the browser must neither edit it nor put the cursor into it. */
export const apart = <E extends HTMLElement>(made: E): E => {
  made.contentEditable = 'false'
  return made
}

/** A node view from what it is built of. */
export function framed(build: (frame: Frame) => Built): NodeViewConstructor {
  return (first, view, getPos): NodeView => {
    let node = first
    const fields = new Map<string, HTMLTextAreaElement>()
    const frame: Frame = {
      view,
      node: () => node,
      position: getPos,
      set: (name, value) => {
        const at = getPos()
        if (at === undefined || !view.editable || node.attrs[name] === value) return
        view.dispatch(view.state.tr.setNodeAttribute(at, name, value))
      },
      field: ({ name, label, className = '', next, whenEmpty }) => {
        const field = element('textarea', {
          rows: '1',
          'aria-label': label,
          placeholder: label,
          'data-attribute': name,
          class: `block-field ${className}`,
        })
        field.addEventListener('focus', () => {
          field.readOnly = !view.editable
        })
        field.addEventListener('input', () => {
          if (!view.editable) {
            // Somebody else took over while she was in it.
            field.value = node.attrs[name] ?? ''
            field.readOnly = true
            return
          }
          // One line: these are titles and names. What is pasted with line ends loses them.
          const oneLine = field.value.replace(/\s*[\r\n]+\s*/g, ' ')
          if (oneLine !== field.value) field.value = oneLine
          frame.set(name, oneLine.trim() ? oneLine : whenEmpty)
        })
        field.addEventListener('keydown', (event) => {
          if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
          event.preventDefault()
          // Escape goes back to the text that the field belongs to, where it has some.
          frame.leave(event.key === 'Escape' && contentDOM ? 'inside' : next)
        })
        fields.set(name, field)
        return field
      },
      leave: (where) => {
        const at = getPos()
        if (at === undefined || !view.editable) return
        leaveField(at, where)(view.state, view.dispatch)
        view.focus()
      },
      button: (label, className, press) => {
        const button = element('button', { type: 'button', class: `block-button ${className}` }, label)
        button.addEventListener('click', () => {
          if (view.editable) press()
        })
        return button
      },
      remove: () => {
        const at = getPos()
        if (at === undefined) return
        view.dispatch(view.state.tr.delete(at, at + node.nodeSize).scrollIntoView())
        view.focus()
      },
    }
    const { dom, contentDOM, show } = build(frame)

    const showAll = () => {
      for (const [name, field] of fields) {
        const value = node.attrs[name] ?? ''
        if (field.value !== value && !(field === document.activeElement && field.value.trim() === value))
          field.value = value
      }
      show?.(node)
    }
    showAll()

    const isOurs = (target: EventTarget | null) =>
      target instanceof Node && dom.contains(target) && !contentDOM?.contains(target)

    return {
      dom,
      contentDOM,
      update: (next) => {
        if (next.type !== node.type) return false
        node = next
        showAll()
        return true
      },
      stopEvent: (event) =>
        isOurs(event.target) &&
        event.target instanceof Element &&
        event.target.closest('textarea, input, button, select') !== null,
      ignoreMutation: (mutation) => mutation.type !== 'selection' && isOurs(mutation.target),
    }
  }
}

/** Puts the cursor into a field of the block at a position, over a stretch of its words. */
export function selectInField(
  view: EditorView,
  at: number,
  { attribute, start, end }: { attribute: string; start: number; end: number },
): void {
  const dom = view.nodeDOM(at)
  if (!(dom instanceof HTMLElement)) return
  // No block holds another with a field of the same name.
  const field = dom.querySelector<HTMLTextAreaElement>(`textarea[data-attribute="${attribute}"]`)
  field?.focus()
  field?.setSelectionRange(start, end)
}

/** Puts the cursor in the first field of the block that is selected, or that the cursor stands in. */
export function enterFields(view: EditorView): boolean {
  const { selection } = view.state
  const at = selection instanceof NodeSelection ? selection.from : null
  const { $from } = selection
  const starts =
    at !== null ? [at] : Array.from({ length: $from.depth }, (_, i) => $from.before($from.depth - i))
  for (const start of starts) {
    const dom = view.nodeDOM(start)
    const field = dom instanceof HTMLElement ? dom.querySelector<HTMLElement>('textarea, input') : null
    if (!field) continue
    field.focus()
    return true
  }
  return false
}
