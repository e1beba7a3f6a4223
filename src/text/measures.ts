/** Wording of 本站如何落实: the notice sentence by sentence, with what carries it out. */
export const measuresText = {
  title: '本站如何落实',
  /** Of the title's group, which stands in no clause. */
  titleOf: (group: string) => `${group}：本站如何落实`,
  table: '通知逐句落实',
  intro: (year: number) =>
    `${year}年通知的每一句话，靠哪条核对规则、哪个页面、哪份文件落实；不该由程序办的，写明由人办理的原因。`,
  columns: { clause: '条款', text: '通知原文', how: '怎样落实' },
  outside: '标题和落款',
  carriers: { rules: '核对', pages: '页面', papers: '文件', byHand: '人工办理' },
} as const
