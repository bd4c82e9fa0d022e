import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'

const isSame = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.is((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  )
}

/** Who wants to look at an editor once a change is on the screen. One frame is asked for by all of them together. */
const looking = new WeakMap<Editor, Set<() => void>>()

function lookAfterPaint(editor: Editor, look: () => void): () => void {
  const known = looking.get(editor)
  if (known) {
    known.add(look)
    return () => {
      known.delete(look)
    }
  }
  const looks = new Set([look])
  looking.set(editor, looks)
  let isAsked = false
  const changed = () => {
    if (isAsked) return
    isAsked = true
    requestAnimationFrame(() => {
      setTimeout(() => {
        isAsked = false
        if (!editor.isDestroyed) for (const each of looks) each()
      })
    })
  }
  editor.on('transaction', changed)
  editor.on('focus', changed)
  editor.on('blur', changed)
  return () => {
    looks.delete(look)
  }
}

/**
 * What a control shows of the editor, read anew after every change, but only once the letter that was typed is on the
 * screen: no control may make typing wait.
 * @param read must not keep anything of the component's; flat objects are compared by their members
 */
export function useSnapshot<T>(editor: Editor, read: (editor: Editor) => T): T {
  const [shown, setShown] = useState(() => read(editor))
  const latest = useRef(read)
  latest.current = read
  useEffect(() => {
    const look = () => {
      const next = latest.current(editor)
      setShown((before) => (isSame(before, next) ? before : next))
    }
    look()
    return lookAfterPaint(editor, look)
  }, [editor])
  return shown
}
