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
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      if (frame) return
      frame = requestAnimationFrame(() => {
        timer = setTimeout(() => {
          frame = 0
          if (editor.isDestroyed) return
          const next = latest.current(editor)
          setShown((before) => (isSame(before, next) ? before : next))
        })
      })
    }
    look()
    editor.on('transaction', look)
    editor.on('focus', look)
    editor.on('blur', look)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      editor.off('transaction', look)
      editor.off('focus', look)
      editor.off('blur', look)
    }
  }, [editor])
  return shown
}
