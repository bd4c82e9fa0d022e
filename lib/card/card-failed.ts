/** A card could not be made: a picture that does not decode, a font missing from the installation. See `cause`. */
export class CardFailed extends Error {
  override name = 'CardFailed'
}
