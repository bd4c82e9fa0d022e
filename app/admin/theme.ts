import { cookies } from 'next/headers'
import { type Theme, themeCookie, themes } from '@/components/newsroom/shell/theme.ts'

/** The colours this browser was asked to keep to; null: the device's own. Known before anything is painted. */
export async function rememberedTheme(): Promise<Exclude<Theme, 'auto'> | null> {
  const remembered = (await cookies()).get(themeCookie)?.value
  const theme = themes.find((each) => each === remembered)
  return theme && theme !== 'auto' ? theme : null
}
