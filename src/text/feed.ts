import { common } from './site.ts'

export const feed = {
  title: '需求和典型的更新',
  description: (name: string, samples: boolean) =>
    `${name}：新的企业需求、优秀典型和通知。${samples ? common.samples.sentence : ''}`,
}

export const statusNote = (status: string): string => `状态：${status}`
