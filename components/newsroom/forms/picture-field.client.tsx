'use client'

import { useState } from 'react'
import type { Locale } from '@/lib/locale/table.ts'
import type { EditorPicture } from '../editor/services.ts'
import { usePictureServices } from '../media/use-picture-services.client.tsx'
import { Button } from '../ui/button.tsx'
import { useHeld } from './use-held.client.ts'

/** A picture of the library in a form, chosen or brought in a window. Without script it stays what it is. */
export function PictureField({
  name,
  legend,
  hint,
  picture,
  locale,
  words,
}: {
  name: string
  legend: string
  hint: string
  picture: Pick<EditorPicture, 'mediaId' | 'url' | 'alt' | 'width' | 'height'> | null
  locale: Locale
  words: { choose: string; change: string; remove: string; none: string }
}) {
  const [chosen, setChosen] = useState(picture)
  const held = useHeld<typeof chosen, HTMLInputElement>(name, chosen, setChosen)
  const { pickPicture, picker } = usePictureServices(locale)
  const choose = async () => {
    const picked = await pickPicture()
    if (picked) setChosen(picked)
  }
  return (
    <fieldset className="field picture-field">
      <legend className="field-label">{legend}</legend>
      <input type="hidden" name={name} value={chosen?.mediaId ?? ''} {...held} />
      {chosen ? (
        // biome-ignore lint/performance/noImgElement: encoded in its sizes already
        <img src={chosen.url} alt={chosen.alt} width={chosen.width} height={chosen.height} />
      ) : (
        <p className="picture-field-none">{words.none}</p>
      )}
      <p className="field-hint">{hint}</p>
      <div className="button-row">
        <Button icon="picture" size="small" onClick={choose}>
          {chosen ? words.change : words.choose}
        </Button>
        {chosen && (
          <Button kind="quiet" size="small" onClick={() => setChosen(null)}>
            {words.remove}
          </Button>
        )}
      </div>
      {picker}
    </fieldset>
  )
}
