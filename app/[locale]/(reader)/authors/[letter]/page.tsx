import { AuthorsPage, authorsMetadata } from '../../../authors-route.tsx'

export const generateMetadata = authorsMetadata

export default AuthorsPage
