import type { PictureFault } from '../domain/finding.ts'
import { visible } from './visible.ts'

const LONGEST = 40

/** The problem with a story's picture, and the repair; `name` is text of a public file. */
export function pictureFaultText(
  fault: PictureFault,
  name: string | undefined,
): { problem: string; repair: string } {
  return FAULTS[fault](visible([...(name ?? '')].slice(0, LONGEST).join('')))
}

const EXPORT =
  '请在绘图软件里另存为普通 SVG，样式选“属性”（不用样式表），图中不嵌照片；照片请用 jpg 或 webp。'

const FAULTS: Record<PictureFault, (name: string) => { problem: string; repair: string }> = {
  format: (name) => ({
    problem: `文件名是 .${name}，内容却不是这种图片，或者不完整。`,
    repair: '请用看图软件另存为这种格式；只改文件名没有用。',
  }),
  metadata: () => ({
    problem: '照片里除了画面还存着别的信息（可能有拍摄的地点、时间、设备和人名），会随照片公开。',
    repair: '请运行 npm run check -- --fix 去掉，画面不变；已经提交过的，仓库的历史里还有。',
  }),
  syntax: () => ({
    problem: '这个 SVG 读不懂：标签没有配对，或不是完整的文件。',
    repair: '请从绘图软件重新导出。',
  }),
  encoding: () => ({
    problem: '这个 SVG 不是 UTF-8 编码的 XML 1.0。',
    repair: '请用 UTF-8 编码重新保存。',
  }),
  doctype: () => ({
    problem: 'SVG 里有 DOCTYPE 或实体声明，可以藏别的内容。',
    repair: '请删掉开头“<!DOCTYPE …>”这一段。',
  }),
  instruction: () => ({
    problem: 'SVG 里有处理指令“<?…?>”，可以引入别的文件。',
    repair: '请删掉；开头的 <?xml version="1.0" encoding="UTF-8"?> 可以留。',
  }),
  element: (name) => ({
    problem: `SVG 里的 <${name}> 不是画图用的。脚本、动画、链接、样式表、嵌入的网页和图片都不收。`,
    repair: EXPORT,
  }),
  attribute: (name) => ({
    problem: `SVG 里的属性 ${name} 不是画图用的。事件、链接和内嵌样式都不收。`,
    repair: EXPORT,
  }),
  value: (name) => ({
    problem: `SVG 里的属性 ${name} 指向了别处，或用了不认识的函数。`,
    repair: '只能引用本图里的渐变和裁剪，如 fill="url(#a)"；颜色请写成 #f7f3ea 这样。',
  }),
}
