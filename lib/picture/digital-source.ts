/**
 * How a picture came to be, as far as readers must be told: IPTC's own words for pictures that a generative model made, and
 * for those that it changed (https://cv.iptc.org/newscodes/digitalsourcetype/). Everything else is a picture like any other.
 */
export const digitalSources = ['trainedAlgorithmicMedia', 'compositeWithTrainedAlgorithmicMedia'] as const
export type DigitalSource = (typeof digitalSources)[number]

export const isDigitalSource = (value: unknown): value is DigitalSource =>
  digitalSources.some((each) => each === value)

/** What schema.org calls each (https://schema.org/IPTCDigitalSourceEnumeration). */
export const schemaOfSource = {
  trainedAlgorithmicMedia: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
  compositeWithTrainedAlgorithmicMedia:
    'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
} as const satisfies Record<DigitalSource, string>
