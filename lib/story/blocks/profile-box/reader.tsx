import { Isolated } from '@/components/reader/isolated.tsx'
import { PictureImage } from '@/components/reader/picture-image.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { ProfileBox } from './model.ts'

/** Nobody who is not in the directory any longer. */
export function ProfileBoxReader({ block, context }: BlockReaderProps<ProfileBox>) {
  const t = useWords('Blocks.profileBox')
  const profile = context.profiles?.get(block.attrs.authorId)
  const { dir } = localeTable[useReader().locale]
  if (!profile) return null
  const { name, jobTitle, biography, href, portrait } = profile
  return (
    <aside className="profile-box" dir={dir} aria-label={t('label', { name })}>
      {portrait && (
        <div className="profile-box-portrait" data-lite="none">
          <PictureImage picture={portrait} sizes="96px" />
        </div>
      )}
      <div>
        <p className="profile-box-name">
          <a href={href}>
            <Isolated text={name} dir={dir} />
          </a>
        </p>
        {jobTitle && (
          <p className="note">
            <Isolated text={jobTitle} dir={dir} />
          </p>
        )}
        {biography && (
          <p>
            <Isolated text={biography} dir={dir} />
          </p>
        )}
      </div>
    </aside>
  )
}
