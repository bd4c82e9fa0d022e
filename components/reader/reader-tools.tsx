import { readingSettingsId } from './reading-settings.tsx'
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

/** Size, face and spacing of text, and colours, kept in this browser; how digits and dates are printed is a form's. Out of sight until `public/reader.js` answers. */
export function ReaderTools() {
  const t = useWords('Tools')
  const reading = useWords('Reading')
  return (
    <reader-tools data-lite="none">
      <div id="reader-tools" popover="auto">
        <Choice
          name="size"
          label={t('size')}
          options={{ '': t('sizes.normal'), large: t('sizes.large'), larger: t('sizes.larger') }}
        />
        <Choice
          name="typeface"
          label={t('face')}
          options={{ '': t('faces.paper'), plain: t('faces.plain') }}
        />
        <Choice
          name="spacing"
          label={t('spacing')}
          options={{ '': t('spacings.normal'), loose: t('spacings.loose') }}
        />
        <Choice
          name="theme"
          label={t('theme')}
          options={{ '': t('themes.auto'), light: t('themes.light'), dark: t('themes.dark') }}
        />
        <Choice
          name="contrast"
          label={t('contrast')}
          options={{ '': t('contrasts.normal'), more: t('contrasts.more') }}
        />
        <a href={`#${readingSettingsId}`}>{reading('title')}</a>
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
