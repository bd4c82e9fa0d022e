import { type ComponentProps, type ReactNode, useId } from 'react'

/** What every field says of itself. */
export type FieldWords = {
  label: string
  /** What to write here, if the label does not say. */
  hint?: ReactNode
  /** Why what was written cannot be taken; '' and undefined for nothing wrong. */
  error?: string
  /** Keeps the label for screen readers only, where the place of the field says what it is. */
  labelHidden?: boolean
}

type Control = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/**
 * A control between its label, hint and error, tied together for screen readers. Use it for controls that are not here;
 * `children` gets what the control must carry.
 */
export function Field({
  label,
  hint,
  error,
  labelHidden = false,
  className,
  children,
}: FieldWords & { className?: string; children: (control: Control) => ReactNode }) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`field${className ? ` ${className}` : ''}`} data-invalid={error ? '' : undefined}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...input
}: FieldWords & Omit<ComponentProps<'input'>, 'id'>) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      {(control) => <input className="input" type="text" {...input} {...control} />}
    </Field>
  )
}

/** Several lines. It grows with what is written, where the browser can. */
export function TextArea({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...textarea
}: FieldWords & Omit<ComponentProps<'textarea'>, 'id'>) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      {(control) => <textarea className="input textarea" rows={3} {...textarea} {...control} />}
    </Field>
  )
}

export type Option = { value: string; label: string; disabled?: boolean }
/** Those that belong together, under a name that cannot be chosen. */
export type OptionGroup = { label: string; options: readonly Option[] }

/** One of a few: the browser's own list, which a phone shows as phones do. */
export function Select({
  label,
  hint,
  error,
  labelHidden,
  className,
  options,
  ...select
}: FieldWords &
  Omit<ComponentProps<'select'>, 'id' | 'children'> & { options: readonly (Option | OptionGroup)[] }) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      {(control) => (
        <span className="select">
          <select className="input" {...select} {...control}>
            {options.map((each) =>
              'options' in each ? (
                <optgroup key={each.options[0]?.value ?? each.label} label={each.label}>
                  {each.options.map(optionOf)}
                </optgroup>
              ) : (
                optionOf(each)
              ),
            )}
          </select>
        </span>
      )}
    </Field>
  )
}

const optionOf = ({ value, label, disabled }: Option) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
)

/** Yes or no. The whole line can be pressed. */
export function Checkbox({
  label,
  hint,
  className,
  ...input
}: { label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<'input'>, 'id' | 'type'>) {
  const id = useId()
  return (
    <div className={`choice${className ? ` ${className}` : ''}`}>
      <input {...input} type="checkbox" id={id} aria-describedby={hint ? `${id}-hint` : undefined} />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  )
}

/** One of a few, all in sight. */
export function RadioGroup({
  legend,
  name,
  options,
  value,
  defaultValue,
  onChange,
}: {
  legend: string
  name: string
  options: readonly (Option & { hint?: string })[]
  /** With `onChange`, for a controlled group; else `defaultValue`. */
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
}) {
  const id = useId()
  return (
    <fieldset className="field">
      <legend className="field-label">{legend}</legend>
      {options.map((option) => (
        <div className="choice" key={option.value}>
          <input
            type="radio"
            id={`${id}-${option.value}`}
            name={name}
            value={option.value}
            disabled={option.disabled}
            aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value, onChange: () => onChange?.(option.value) })}
          />
          <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
          {option.hint && (
            <p id={`${id}-${option.value}-hint`} className="field-hint">
              {option.hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  )
}
