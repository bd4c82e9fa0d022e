import { Isolated } from '@/components/reader/isolated.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { Attribution, type BlockReaderProps } from '../reader-parts.tsx'
import { type Scripture, scriptureText, sourceOf } from './model.ts'

export function ScriptureReader({ block }: BlockReaderProps<Scripture>) {
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  const { kind, translation } = block.attrs
  const text = scriptureText(block)
  return (
    <blockquote className="scripture" data-kind={kind} dir={dir}>
      <div className="scripture-texts">
        {text && (
          <p className="scripture-text" dir="rtl" lang="ar">
            {text}
          </p>
        )}
        {translation && (
          <p className="scripture-translation">
            <Isolated text={translation} dir={dir} />
          </p>
        )}
      </div>
      <Attribution words={sourceOf(block)} dir={dir} />
    </blockquote>
  )
}
