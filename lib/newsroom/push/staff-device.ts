/** On which devices somebody of the newsroom is told of her inbox, and of what in it; and how many devices there are. */
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { pushSubscription, pushWish } from '../../db/tables/push.ts'
import { type NotificationGroup, notificationGroups } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { nothing } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { deviceFields, forgetIdle, isDevice, keepDevice, refusalOf } from './subscribe.ts'

type Signed = Actor & { staffId: string }

const deviceInput = z.object({ device: deviceFields })

/** What of the actor's inbox a device of hers tells; nothing of a device that is somebody else's. */
export const readOwnDevice = operation({
  name: 'push.read-device',
  input: deviceInput,
  permission: null,
  run: async (
    { orm }: Database,
    { staffId }: Signed,
    { device }: z.output<typeof deviceInput>,
  ): Promise<NotificationGroup[]> => {
    const [row] = await orm
      .select({ groups: pushSubscription.groups })
      .from(pushSubscription)
      .where(and(isDevice(device), eq(pushSubscription.staffId, staffId)))
    return row?.groups ?? []
  },
})

const changeDeviceInput = z.object({
  device: deviceFields,
  groups: z.array(z.enum(notificationGroups)).max(notificationGroups.length),
})

/**
 * Says what of the actor's inbox a device tells from now on; nothing, and it is hers no more. Whoever was told there before is
 * told there no more: a device is one person's.
 * @param serverKey the name of our key for which its browser made it
 * @param allowed `settings.privateDestinations`
 * @throws {NewsroomError} `malformed`, `address-refused`
 */
export const changeOwnDevice = operation({
  name: 'push.change-device',
  input: changeDeviceInput,
  permission: null,
  run: change,
})

async function change(
  { orm }: Database,
  { staffId }: Signed,
  { device, groups }: z.output<typeof changeDeviceInput>,
  serverKey: string,
  allowed: readonly string[],
): Promise<void> {
  if (refusalOf(device, allowed) !== null) throw new NewsroomError('address-refused', '')
  await orm.transaction(async (tx) => {
    const kept = await keepDevice(tx, device, serverKey)
    if (typeof kept === 'string') throw new NewsroomError('address-refused', '')
    await tx
      .update(pushSubscription)
      .set(groups.length > 0 ? { staffId, groups: [...new Set(groups)] } : { staffId: null, groups: [] })
      .where(eq(pushSubscription.id, kept.id))
    await forgetIdle(tx, kept.id)
  })
}

/** @throws {NewsroomError} `not-allowed` */
export const countDevices = operation({
  name: 'push.count-devices',
  input: nothing,
  permission: 'settings.edit',
  run: async ({ orm }: Database, _actor: Actor): Promise<{ readers: number; staff: number }> => {
    const [counted] = await orm
      .select({
        readers: sql<number>`(select count(distinct ${pushWish.subscriptionId})::int from ${pushWish})`,
        staff: sql<number>`count(*)::int`,
      })
      .from(pushSubscription)
      .where(isNotNull(pushSubscription.staffId))
    return counted ?? { readers: 0, staff: 0 }
  },
})
