/** 无, or the stroke that stands for it, as a whole answer. Apart from the other habits, so that a form loads no more than this. */
export const NOTHING = /^(?:无|没有|[/／\\—－–-]+)[。.]?$/
