/** What stands in the way of a picture: it is published as it is, and an SVG is a document, not only an image. */
export type PictureFault =
  /** The bytes are of another format than the name says. */
  'format' | 'syntax' | 'encoding' | 'doctype' | 'instruction' | 'element' | 'attribute' | 'value'
