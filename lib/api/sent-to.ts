import { z } from 'zod'
import type { OperationFacts } from '../newsroom/operation.ts'

type Shape<O> = O extends OperationFacts<infer S> ? (S extends z.ZodObject ? S['shape'] : never) : never

/** A schema for each field, whose values the operation's own takes. */
type FieldsFor<Fields extends z.ZodRawShape, Elsewhere extends PropertyKey> = {
  [Name in Exclude<keyof Fields, Elsewhere>]: z.ZodType<z.input<Fields[Name]>>
}

/**
 * What a body sends to an operation of the newsroom: exactly its fields, each as JSON has it, and nothing that it would
 * not take; else it does not compile. The operation has the rule and the last word. This says beforehand, of all fields at
 * once, where a body breaks it, and can be written as JSON Schema, which a rule that is a function cannot.
 * @param elsewhere fields that the address says
 */
export const sentTo = <
  O extends OperationFacts<z.ZodObject>,
  Elsewhere extends keyof Shape<O>,
  F extends FieldsFor<Shape<O>, Elsewhere>,
>(
  _operation: O,
  _elsewhere: readonly Elsewhere[],
  fields: F & Record<Exclude<keyof F, Exclude<keyof Shape<O>, Elsewhere>>, never>,
): z.ZodObject<F, z.core.$strict> => z.strictObject(fields as F)
