import { join } from 'node:path'
import { CannotRun } from '../src/node/cannot-run.ts'
import { recipientTest, unlessForeign } from '../src/node/foreign-files.ts'
import { keyFrom } from '../src/node/key-files.ts'
import { clearLeftoversBeside } from '../src/node/leftovers.ts'
import { privatePartOf, readPrivateFiles } from '../src/node/private-files.ts'
import { resealedText, sealedText } from '../src/node/seal-file.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { entryParts } from '../src/sealed/entry-parts.ts'
import { bureauRecipients, recipientFault, recipientsFor } from '../src/sealed/recipients.ts'
import { DECRYPTS_NONE, reportLeftovers, reportMissed, skippedNote } from './closing-lines.ts'
import { isSelected, optionsOrHelp, pathsBelow, ROOT, requireEach } from './command-options.ts'
import { eachFile } from './each-file.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

const HELP = `把非公开部分（private）加密（sealed），收件人见 content/site.yaml 的 recipients：市级和本区的公钥。

用法：npm run seal -- [路径…] [选项]

  路径              只处理这些文件或目录（默认 content 里全部有非公开部分的文件）
  --identity FILE   密钥文件（可写多次）。给出后，已经加密的也打开，重新加密给现在的收件人（换密钥时用）；
                    也可放进环境变量 AGE_IDENTITY。不给出时，已经加密的不动
  --root DIR        content 所在的目录（默认当前目录）
  --help            显示本说明

每个文件要么整个换成新的，要么保持原样；中途停下，再运行一次即可。
退出码：0 全部完成；1 有文件没有加密（逐个说明原因）；2 无法运行。
`

/** Seals plain private parts; with a key also reseals sealed ones for the current recipients. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'seal',
    help: HELP,
    takesWords: true,
    options: {
      identity: { type: 'string', multiple: true, default: [] },
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { values, positionals } = given
  const key = await keyFrom(values.identity, process.env)
  const { site, files } = await readPrivateFiles(values.root)
  await checkRecipients(site.recipients)
  const paths = pathsBelow(values.root, positionals)
  requireEach(
    values.root,
    paths,
    files.map(({ file }) => file),
  )
  const chosen = files.filter(({ file }) => isSelected(file, paths))
  const leftovers = await clearLeftoversBeside(values.root, chosen)
  // Files named by path are reported, whoever they are sealed for.
  const isOurs = key && paths.length === 0 ? await recipientTest(key, site.recipients) : () => true
  const { done, failed } = await eachFile(chosen, '正在加密', sealOne, output)
  const missed = reportMissed(done('for-others'), done('sealed-again'), output)
  const count = (what: Done) => done(what).length
  const untouched = count('untouched') > 0 ? `，已经加密、没有动的 ${count('untouched')} 份` : ''
  const others = skippedNote(count('for-others') - missed)
  const failures = failed + missed > 0 ? `，没有加密的 ${failed + missed} 份` : ''
  output.write(
    `新加密 ${count('sealed')} 份，重新加密 ${count('sealed-again')} 份${untouched}${others}${failures}。\n`,
  )
  reportLeftovers(leftovers, output)
  if (count('for-others') > 0 && count('sealed') + count('sealed-again') === 0) {
    output.complain(DECRYPTS_NONE)
    return EXIT.errors
  }
  return failed + missed > 0 ? EXIT.errors : EXIT.ok

  async function sealOne(file: (typeof chosen)[number]): Promise<Done> {
    const recipients = recipientsFor(site.recipients, file.params.district ?? '')
    const part = privatePartOf(file)
    if (part === 'unreadable') throw new CannotRun('文件读不出来，请先运行 npm run check 改正。')
    if (part === 'none') return 'nothing'
    // Plain text beside a sealed part is reported, not skipped.
    if (part === 'sealed') entryParts(file.tree!, 'sealed', 'not-sealed')
    if (part === 'sealed' && !key) return 'untouched'
    const text =
      part === 'plain'
        ? await sealedText(file, recipients)
        : await unlessForeign(isOurs(file), () => resealedText(file, recipients, key!))
    if (text === undefined) return 'for-others'
    await writeWhole(join(values.root, file.file), text)
    return part === 'plain' ? 'sealed' : 'sealed-again'
  }
}

type Done = 'sealed' | 'sealed-again' | 'untouched' | 'for-others' | 'nothing'

/** Checked before the first file: nobody could open what is sealed for a wrong key. */
async function checkRecipients(recipients: readonly { key: string; district?: string | undefined }[]) {
  const faults = await Promise.all(recipients.map(({ key }) => recipientFault(key)))
  if (bureauRecipients(recipients).length > 0 && faults.every((fault) => fault === undefined)) return
  throw new CannotRun(
    'content/site.yaml 的 recipients 里没有市级的公钥，或有写错的，请先运行 npm run check 改正。',
  )
}

await runAsScript(import.meta.url, main)
