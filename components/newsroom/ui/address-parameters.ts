/** What stands after an address's question mark, as Next hands it to a page. */
export type AddressParameters = { [name: string]: string | string[] | undefined }

/** Reads one of them: what is empty, or given twice, is as if it were not there. */
export const parametersOf =
  (given: AddressParameters) =>
  (name: string): string | undefined => {
    const value = given[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
