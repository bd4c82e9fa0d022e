'use client'

import { useState } from 'react'
import { Button } from '../ui/button.tsx'

/** Copies a text, and says that it did. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [isCopied, setCopied] = useState(false)
  return (
    <>
      <Button
        icon={isCopied ? 'check' : 'copy'}
        onClick={() =>
          navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            // Not allowed here: the text stands beside the button.
            () => setCopied(false),
          )
        }
      >
        {isCopied ? done : label}
      </Button>
      <span role="status" className="visually-hidden">
        {isCopied ? done : ''}
      </span>
    </>
  )
}
