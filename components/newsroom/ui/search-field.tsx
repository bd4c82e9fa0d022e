import { TextField } from './field.tsx'
import { Icon } from './icon.tsx'

/** The words that a list is narrowed to, `q` in its address. `/` leads to it from anywhere on the screen. */
export function SearchField({
  label,
  placeholder,
  query,
  maxLength,
}: {
  label: string
  placeholder: string
  query: string | undefined
  maxLength: number
}) {
  return (
    <div className="filters-query">
      <Icon name="search" />
      <TextField
        label={label}
        labelHidden
        type="search"
        name="q"
        defaultValue={query}
        placeholder={placeholder}
        maxLength={maxLength}
        autoComplete="off"
        enterKeyHint="search"
        data-search-field=""
      />
    </div>
  )
}
