/** Milliseconds without a change after which typing is taken to pause. */
const pause = 400
/** Milliseconds after the first change in which the work is done though typing goes on. */
const longest = 1500

export type TypingPause = {
  /** Something has changed. */
  note: () => void
  /** The work is not needed any longer. */
  forget: () => void
}

/** Does work when typing pauses, so that nothing is done with the whole text at a keystroke. Words do not wait for it. */
export function whenTypingPauses(work: () => void): TypingPause {
  let pausing: ReturnType<typeof setTimeout> | undefined
  let lasting: ReturnType<typeof setTimeout> | undefined
  const forget = () => {
    clearTimeout(pausing)
    clearTimeout(lasting)
    lasting = undefined
  }
  const begin = () => {
    forget()
    work()
  }
  return {
    note: () => {
      lasting ??= setTimeout(begin, longest)
      clearTimeout(pausing)
      pausing = setTimeout(begin, pause)
    },
    forget,
  }
}
