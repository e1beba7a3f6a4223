/** What the form says of a file that it was begun from. */
export const openedText = {
  opened: (name: string) => `已打开 ${name}。`,
  openedLastYear: (name: string, year: string) =>
    `已打开 ${name}。这是${year}年填报的内容，作为今年的起点：每一步沿用的内容都要重新核对，填报日期和公开确认要重新填写。`,
  openedPaper: (count: number) => `读出${count}项。下面这些要补填或核对：`,
  leftovers: '文件里有下面的内容，现在的表上没有对应的栏目，没有读入：',
  sealedFile: '这份文件的非公开部分已加密，这里没有密钥，只读入了公开部分；非公开部分请重新填写。',
} as const
