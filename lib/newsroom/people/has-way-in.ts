import { and, inArray, isNull } from 'drizzle-orm'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { rolesWithAccess } from '../permissions.ts'

/** Of `staff`, in a query: who can come in. Others are told nothing, given nothing, and offered to nobody. */
export const hasWayIn = and(isNull(staff.suspendedAt), inArray(staff.role, rolesWithAccess))
