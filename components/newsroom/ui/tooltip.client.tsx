'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import { Keys } from './keys.tsx'

/**
 * A few words beside what they name, while it is hovered or focused. Never the only place where something is said: a
 * finger shows none.
 * @param children the one element that it belongs to; it must take a ref and the events of its element
 */
export function Tooltip({ text, keys, children }: { text: string; keys?: string; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        {/* Fixed: where its button is being scrolled into sight, it would make the page wider for a moment. */}
        <Base.Positioner sideOffset={6} positionMethod="fixed" className="popup-layer">
          <Base.Popup className="tooltip">
            {text}
            {keys && <Keys keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
