import { NothingHere } from '@/components/reader/missing-page.tsx'

export default function NotFound() {
  return <NothingHere />
}
