import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CannotRun } from '../src/node/cannot-run.ts'
import { recipientTest, unlessForeign } from '../src/node/foreign-files.ts'
import { keyFrom } from '../src/node/key-files.ts'
import { clearLeftoversBeside } from '../src/node/leftovers.ts'
import { mayBeCommittedBelow } from '../src/node/outside-git.ts'
import { privatePartOf, readPrivateFiles } from '../src/node/private-files.ts'
import { unsealedText } from '../src/node/seal-file.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { decrypt } from '../src/sealed/age-file.ts'
import type { Key } from '../src/sealed/key.ts'
import { visible } from '../src/text/visible.ts'
import { DECRYPTS_NONE, reportLeftovers, reportMissed, skippedNote } from './closing-lines.ts'
import { isSelected, optionsOrHelp, pathsBelow, ROOT, requireEach } from './command-options.ts'
import { eachFile, reasonOf } from './each-file.ts'
import { EXIT, type Main, type Output, runAsScript, standardOutput } from './run.ts'

const HELP = `用密钥打开加密的内容：需求和报送表的非公开部分，或汇编出来的 .age 文件。打开以后是明文，请妥善保管。

用法：npm run unseal -- [路径…] --identity FILE （--out DIR 或 --in-place）

  路径              只打开这些文件或目录（默认 content 里这个密钥能打开的全部文件）；
                    也可以是 .age 文件，例如 out/2023/…-〈区〉.xlsx.age
  --identity FILE   密钥文件（可写多次）；也可放进环境变量 AGE_IDENTITY
  --out DIR         输出目录，不能是会被提交的地方
  --in-place        就地换成明文；之后不要提交，用 npm run seal 再加密
  --root DIR        content 所在的目录（默认当前目录）
  --help            显示本说明

退出码：0 全部打开；1 有打不开的（逐个说明原因）；2 无法运行。
`

/** The reverse of `seal`, and of what `compile --encrypt` writes. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'unseal',
    help: HELP,
    takesWords: true,
    options: {
      identity: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      'in-place': { type: 'boolean', default: false },
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { values, positionals } = given
  const { root, out } = values
  if ((out === undefined) !== values['in-place']) {
    throw new CannotRun('请写 --out DIR（输出目录）或 --in-place（就地换成明文），二者写一个。')
  }
  if (out !== undefined && (await mayBeCommittedBelow(out))) {
    throw new CannotRun(
      `${out} 在 git 仓库里，明文可能被提交。请换一个仓库以外的目录，或已被忽略的目录（如 out）。`,
    )
  }
  const key = await keyFrom(values.identity, process.env)
  if (!key) throw new CannotRun('打开要用密钥：请写 --identity 密钥文件。')
  const ageFiles = positionals.filter((path) => path.endsWith('.age'))
  let exit = await decryptAgeFiles(ageFiles, key, out, output)
  if (ageFiles.length < positionals.length || positionals.length === 0) {
    const paths = pathsBelow(root, positionals)
    exit = Math.max(exit, await decryptEntries(root, paths, key, out, output))
  }
  return exit
}

async function decryptEntries(
  root: string,
  paths: readonly string[],
  key: Key,
  out: string | undefined,
  output: Output,
): Promise<number> {
  const { site, files } = await readPrivateFiles(root)
  requireEach(
    root,
    paths,
    files.map(({ file }) => file),
  )
  const chosen = files.filter(({ file }) => isSelected(file, paths))
  const leftovers = await clearLeftoversBeside(root, chosen)
  // Files named by path are reported, whoever they are sealed for.
  const isOurs = paths.length > 0 ? () => true : await recipientTest(key, site.recipients)
  const { done, failed } = await eachFile(
    chosen.filter((file) => privatePartOf(file) === 'sealed'),
    '正在打开',
    async (file) => {
      const text = await unlessForeign(isOurs(file), () => unsealedText(file, key))
      if (text === undefined) return 'for-others'
      await writeWhole(join(out ?? root, file.file), text)
      return 'opened'
    },
    output,
  )
  const [decrypted, forOthers] = [done('opened'), done('for-others')]
  const missed = reportMissed(forOthers, decrypted, output)
  const failures = failed + missed > 0 ? `，打不开的 ${failed + missed} 份` : ''
  output.write(`打开 ${decrypted.length} 份${skippedNote(forOthers.length - missed)}${failures}。\n`)
  reportLeftovers(leftovers, output)
  if (decrypted.length === 0 && forOthers.length > 0) {
    output.complain(DECRYPTS_NONE)
    return EXIT.errors
  }
  if (out === undefined) output.complain('这些文件现在是明文：不要提交；用完请运行 npm run seal 再加密。\n')
  return failed + missed > 0 ? EXIT.errors : EXIT.ok
}

async function decryptAgeFiles(
  paths: readonly string[],
  key: Key,
  out: string | undefined,
  output: Output,
): Promise<number> {
  if (paths.length > 0 && out === undefined) throw new CannotRun('.age 文件要写 --out DIR。')
  let exit: number = EXIT.ok
  for (const path of paths) {
    try {
      const bytes = await readFile(path).catch(() => {
        throw new CannotRun('没有这个文件，或打不开。')
      })
      const target = join(out!, basename(path, '.age'))
      await writeWhole(target, await decrypt(new Uint8Array(bytes), key))
      output.write(`${target}\n`)
    } catch (error) {
      output.complain(`${visible(path)}：${reasonOf(error)}\n`)
      exit = EXIT.errors
    }
  }
  return exit
}

await runAsScript(import.meta.url, main)
