import { useWords } from './use-words.ts'

/** Opens {@link ReaderTools}, of which there is one on a page. */
export function ToolsButton() {
  const t = useWords('Tools')
  return (
    <reader-tools data-lite="none">
      <button type="button" popoverTarget="reader-tools">
        {t('title')}
      </button>
    </reader-tools>
  )
}

/** Size of text and colours, kept in this browser. Out of sight until `public/reader.js` answers. */
export function ReaderTools() {
  const t = useWords('Tools')
  return (
    <reader-tools data-lite="none">
      <div id="reader-tools" popover="auto">
        <Choice
          name="size"
          label={t('size')}
          options={{ '': t('sizes.normal'), large: t('sizes.large'), larger: t('sizes.larger') }}
        />
        <Choice
          name="theme"
          label={t('theme')}
          options={{ '': t('themes.auto'), light: t('themes.light'), dark: t('themes.dark') }}
        />
      </div>
    </reader-tools>
  )
}

type ChoiceProps = {
  name: string
  label: string
  /** What is shown for each value; '' is what nobody has to choose. */
  options: Record<string, string>
}

function Choice({ name, label, options }: ChoiceProps) {
  return (
    <fieldset>
      <legend>{label}</legend>
      {Object.entries(options).map(([value, text]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
