import { networkNames } from '@/lib/publication/social-handle.ts'
import type { SocialHandle } from '@/lib/vocabulary.ts'
import { FormTextField } from '../forms/action-form.client.tsx'
import { handleField, networks } from './read-entry-form.ts'

/** The accounts of an author or of the publication, a field for each network. */
export function HandleFields({
  legend,
  hint,
  handles,
}: {
  legend: string
  hint: string
  handles: readonly SocialHandle[]
}) {
  return (
    <fieldset className="field">
      <legend className="field-label">{legend}</legend>
      <p className="field-hint">{hint}</p>
      <div className="form-row">
        {networks.map((network) => (
          <FormTextField
            key={network}
            label={networkNames[network]}
            name={handleField(network)}
            value={handles
              .filter((each) => each.network === network)
              .map((each) => each.handle)
              .join(' ')}
            maxLength={200}
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
          />
        ))}
      </div>
    </fieldset>
  )
}
