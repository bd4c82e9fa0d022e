/** Drawings of maps that the server made for this page, so that a map that is drawn again is not asked for again. */
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import type { MapAttributes, MapRefusal } from '@/lib/map/map.ts'

type Drawn = { html: string } | MapRefusal

const known = new Map<string, Promise<Drawn>>()
const mostKnown = 40

/** @throws when the server could not be asked */
export function drawnBefore({ services, locale }: EditorContext, attrs: MapAttributes): Promise<Drawn> {
  const { places, data, unit, frame, zoom, inset, names, joined } = attrs
  const asked = { places, data, unit, frame, zoom, inset, names, joined }
  const key = locale + JSON.stringify(asked)
  const found = known.get(key)
  if (found) return found
  const drawn = services.drawMap(asked as MapAttributes)
  if (known.size >= mostKnown) known.clear()
  known.set(key, drawn)
  drawn.catch(() => known.delete(key))
  return drawn
}
