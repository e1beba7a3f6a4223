/** How a reader sees the pages: larger text, light or dark. */
export const display = {
  group: '显示方式',
  large: '大字版',
  theme: '明暗',
  themes: { auto: '自动', light: '浅色', dark: '深色' },
} as const
