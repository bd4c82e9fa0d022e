import { redirect } from 'next/navigation'
import { listPath } from '@/components/newsroom/directory/directory-address.ts'

export default function DirectoryPage() {
  redirect(listPath('section'))
}
