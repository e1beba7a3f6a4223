import { getSystemErrorName } from 'node:util'

/** Why the file system refused, in plain Chinese; undefined for other errors. */
export function reasonOf(error: unknown): string | undefined {
  return REASONS[codeOf(error)]
}

/** The system's name of the error, such as `ENOSPC`; '' if it has none. */
export function codeOf(error: unknown): string {
  const { code = '', cause, message } = error as NodeJS.ErrnoException
  if (cause !== undefined) return codeOf(cause)
  // Errors of the site's bundler have no code, only the system's number in the message.
  const number = /\(os error (\d{1,4})\)/.exec(message)?.[1]
  return number === undefined ? code : getSystemErrorName(-Number(number))
}

const REASONS: Record<string, string> = {
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘空间的配额已用完',
  EFBIG: '文件超过了系统允许的大小',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限，或文件正被 Excel 等程序打开',
  EBUSY: '文件正被其他程序打开',
  EROFS: '磁盘只读',
  EXDEV: '不在同一个分区上',
  EEXIST: '已有同名文件，不覆盖',
  ENOTDIR: '目录的位置上已有同名文件',
  EISDIR: '文件的位置上已有同名目录',
}
