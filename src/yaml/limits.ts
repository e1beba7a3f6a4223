/** Levels of lists and mappings; an entry needs six. */
export const MAX_DEPTH = 8
