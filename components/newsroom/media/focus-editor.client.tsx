'use client'

import { useTranslations } from 'next-intl'
import { type CSSProperties, type PointerEvent, useId, useRef, useState } from 'react'
import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import {
  type CropFocuses,
  type CropName,
  cropNames,
  cropOffset,
  cropRatios,
  type Focus,
  focusOf,
} from '@/lib/picture/crops.ts'
import { present } from '@/lib/present.ts'
import { type FormAction, faultOf } from '../forms/form-state.ts'
import { FormDraftNotice } from '../forms/use-form-draft.client.tsx'
import { useFormState } from '../forms/use-form-state.client.ts'
import { useHeld } from '../forms/use-held.client.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** A thousandth, as the operation keeps it. */
const rounded = (fraction: number): number => Math.round(Math.min(Math.max(fraction, 0), 1) * 1_000) / 1_000

/**
 * Where crops of a picture keep looking: by pressing it, or by two sliders that answer to arrow keys; for all crops, or
 * for one that is to be cut otherwise. What comes of it is seen at once.
 */
export function FocusEditor({
  picture,
  alt,
  action,
}: {
  picture: LibraryPicture
  alt: string
  action: FormAction<void>
}) {
  const t = useTranslations('Newsroom.Media.focus')
  const { state, send, draft } = useFormState(action)
  const message = faultOf(state)
  const isSaved = state.result?.ok === true
  const [focus, setFocus] = useState<Focus>({ x: rounded(picture.focalX), y: rounded(picture.focalY) })
  const [crops, setCrops] = useState<CropFocuses>(picture.crops)
  const held = useHeld<{ focus: Focus; crops: CropFocuses }, HTMLInputElement>(
    'focus',
    { focus, crops },
    (before) => {
      setFocus(before.focus)
      setCrops(before.crops)
    },
  )
  const [chosen, setChosen] = useState<CropName | 'all'>('all')
  const [isTouched, setTouched] = useState(false)
  const image = useRef<HTMLDivElement>(null)
  const group = useId()

  const focused = { focalX: focus.x, focalY: focus.y, crops }
  const at = chosen === 'all' ? focus : focusOf(focused, chosen)
  const look = (changed: Partial<Focus>) => {
    const to = { x: rounded(changed.x ?? at.x), y: rounded(changed.y ?? at.y) }
    setTouched(true)
    if (chosen === 'all') setFocus(to)
    else setCrops((all) => ({ ...all, [chosen]: to }))
  }
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (!picture.mayEdit || (event.type === 'pointermove' && event.buttons === 0)) return
    const { left, top, width, height } = present(
      image.current,
      'picture on the screen',
    ).getBoundingClientRect()
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    look({ x: (event.clientX - left) / width, y: (event.clientY - top) / height })
  }
  const reset = (crop: CropName) => {
    setTouched(true)
    setCrops(({ [crop]: _own, ...others }) => others)
  }

  return (
    <form action={send} onSubmit={() => setTouched(false)} className="form focus">
      <FormDraftNotice draft={draft} answer={state} />
      <input type="hidden" name="x" value={focus.x} />
      <input type="hidden" name="y" value={focus.y} />
      <input type="hidden" name="crops" value={JSON.stringify(crops)} {...held} />
      {/* Places in a picture are counted from its left, whichever way words run. */}
      <div
        ref={image}
        dir="ltr"
        className="focus-picture"
        data-editable={picture.mayEdit || undefined}
        onPointerDown={press}
        onPointerMove={press}
      >
        <picture>
          <img
            src={picture.preview}
            width={picture.width}
            height={picture.height}
            alt={alt}
            draggable={false}
            style={{ backgroundColor: picture.colour }}
          />
        </picture>
        <span
          className="focus-mark"
          aria-hidden="true"
          style={{ insetInlineStart: `${at.x * 100}%`, insetBlockStart: `${at.y * 100}%` }}
        />
      </div>
      {picture.mayEdit && (
        <>
          <p className="field-hint">{t('hint')}</p>
          <fieldset className="focus-of" data-kept="none">
            <legend className="field-label">{t('of')}</legend>
            {(['all', ...cropNames] as const).map((each) => (
              <label key={each} className="focus-choice">
                <input
                  type="radio"
                  name={group}
                  value={each}
                  checked={chosen === each}
                  onChange={() => setChosen(each)}
                />
                {each === 'all' ? t('all') : t(`crops.${each}`)}
              </label>
            ))}
          </fieldset>
          <div className="focus-sliders" data-kept="none">
            {(['x', 'y'] as const).map((side) => (
              <label key={side}>
                <span className="field-label">{side === 'x' ? t('across') : t('down')}</span>
                <input
                  type="range"
                  dir="ltr"
                  min={0}
                  max={100}
                  step={1}
                  value={Math.round(at[side] * 100)}
                  aria-valuetext={t('position', { percent: at[side] })}
                  onChange={({ currentTarget }) => look({ [side]: Number(currentTarget.value) / 100 })}
                />
                <span className="focus-value">{t('position', { percent: at[side] })}</span>
              </label>
            ))}
          </div>
          {chosen !== 'all' && crops[chosen] && (
            <div>
              <Button size="small" onClick={() => reset(chosen)}>
                {t('reset')}
              </Button>
            </div>
          )}
        </>
      )}
      <section aria-label={t('previews')} className="focus-crops">
        {cropNames.map((crop) => (
          <figure key={crop} data-crop={crop}>
            <div
              className="focus-crop"
              style={{ '--ratio': cropRatios[crop], ...cutOf(picture, crop, focused) } as CSSProperties}
            >
              <picture>
                <img src={picture.preview} alt="" draggable={false} />
              </picture>
            </div>
            <figcaption>
              {t(`crops.${crop}`)}
              {crops[crop] && <span> · {t('own')}</span>}
            </figcaption>
          </figure>
        ))}
      </section>
      {message && (
        <Notice kind="failure" live>
          <p>{message}</p>
        </Notice>
      )}
      {picture.mayEdit && (
        <div className="button-row">
          <SubmitButton kind="plain">{t('save')}</SubmitButton>
          <span role="status">{isSaved && !isTouched && t('saved')}</span>
        </div>
      )}
    </form>
  )
}

/** Which part of a picture a crop shows, as CSS says it: how much of what does not fit is left out at the beginning. */
function cutOf(
  { width, height }: LibraryPicture,
  crop: CropName,
  focused: Parameters<typeof focusOf>[0],
): { '--cut-x': string; '--cut-y': string } {
  const { x, y } = focusOf(focused, crop)
  const part = {
    width: Math.min(width, height * cropRatios[crop]),
    height: Math.min(height, width / cropRatios[crop]),
  }
  const share = (focal: number, whole: number, own: number) =>
    whole - own < 0.5 ? '50%' : `${(cropOffset(focal, whole, own) / (whole - own)) * 100}%`
  return { '--cut-x': share(x, width, part.width), '--cut-y': share(y, height, part.height) }
}
