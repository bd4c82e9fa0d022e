/** A spreadsheet takes what begins so for a formula, unless it is a figure. */
export const harmless = (cell: string): string =>
  /^[=+\-@]/.test(cell) && !/^[+-][\d.,٠-٩۰-۹٫٬ ]+[%٪]?$/.test(cell) ? `'${cell}` : cell
