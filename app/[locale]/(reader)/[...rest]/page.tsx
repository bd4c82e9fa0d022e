import { notFound } from 'next/navigation'

/** Any address that no other route claims: a 404 under the masthead, in the reader's language. */
export default function Unclaimed() {
  notFound()
}
