/** Wording of the import: why a file cannot be read, and why a field was left empty. */

const SAVE_AS_DOCX = '请用 Word 或 WPS 打开，选“另存为”，类型选“Word 文档（*.docx）”，再导入。'
const SAVE_AS_XLSX = '请用 Excel 或 WPS 打开，选“另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入。'
const ASK_AGAIN = '请向来件单位要原来的 .docx 或 .xlsx 文件。'
const SAVE_AS_EITHER =
  '请打开后选“另存为”：附件1用 Word 或 WPS 文字存成“Word 文档（*.docx）”，附件2用 Excel 或 WPS 表格存成“Excel 工作簿（*.xlsx）”，再导入。'
const FILL_IN = '请在填报页面按纸面重新填写，或请企业提供 .docx 文件。'

/** Kind of the file, and the repair. */
export const refusals = {
  empty: `文件是空的，没有内容。${ASK_AGAIN}`,
  encrypted: '文件设有密码，无法读取。请先打开文件取消密码（文件→信息→保护文档），保存后再导入。',
  'legacy-word': `这是旧版 Word（.doc）或 WPS 文字（.wps）文件，后缀改成 .docx 也不行。${SAVE_AS_DOCX}`,
  'legacy-excel': `这是旧版 Excel（.xls）或 WPS 表格（.et）文件，后缀改成 .xlsx 也不行。${SAVE_AS_XLSX}`,
  'legacy-office': `这是旧版 Office 或 WPS 的文件。${SAVE_AS_EITHER}`,
  pdf: `这是 PDF 文件，里面的表格读不准。${FILL_IN}`,
  image: `这是图片或扫描件，没有文字可读。${FILL_IN}`,
  rtf: `这是 RTF 文件（常见于后缀为 .doc 的文件）。${SAVE_AS_DOCX}`,
  html: `这是网页（HTML）文件，只是后缀改成了 Word 的。${SAVE_AS_DOCX}`,
  'html-sheet': `这是网页（HTML）格式的表格，多半是从系统里导出的，只是后缀改成了 Excel 的。${SAVE_AS_XLSX}`,
  'word-xml': `这是旧的 XML 格式的 Word 文件。${SAVE_AS_DOCX}`,
  'sheet-xml': `这是旧的 XML 格式的 Excel 文件。${SAVE_AS_XLSX}`,
  csv: `这是 CSV 文本，不是工作簿。${SAVE_AS_XLSX}`,
  archive: '这是压缩包。请先解压，再导入里面的 .docx 或 .xlsx 文件。',
  text: `这是纯文本文件，没有表格。${ASK_AGAIN}`,
  ofd: `这是 OFD 版式文件，里面的表格读不准。${FILL_IN}`,
  'open-document':
    '这是 OpenDocument 文件（.odt 或 .ods）。请另存为 .docx（附件1）或 .xlsx（附件2）后再导入。',
  slides: `这是演示文稿。${ASK_AGAIN}`,
  'binary-sheet': `这是二进制工作簿（.xlsb）。${SAVE_AS_XLSX}`,
  unknown: `认不出这是什么文件。${ASK_AGAIN}`,
  damaged: '文件不完整或已损坏，可能是传输时断了。请重新获取；能打开的，请另存为一份新的再导入。',
  'too-large': '文件超过 8 MB，没有读取。多半是里面有图片，请删去图片后另存为一份再导入。',
  'too-many-parts': '文件里的部件太多，不像是填好的表，没有读取。请把表格复制到新文件里再导入。',
  'inflates-too-far': '文件解压后大得不合理，可能有害，没有读取。请不要打开它，向来件单位核实。',
  doctype: '文件里有不该有的声明（DTD），Word 和 Excel 不会这样写，可能有害，没有读取。请向来件单位核实。',
  xml: '文件内部的写法有错，读不下去。能打开的，请另存为一份新的再导入。',
  'sheet-too-large': '工作表里有内容的格子太多，或者位置不合理，没有读取。请把表格复制到新文件里再导入。',
  'merge-too-large': '工作表里的合并单元格太多、太大，没有读取。请把表格复制到新文件里再导入。',
  'too-slow': '读取时间太长，已停止。请把表格复制到新文件里再导入。',
  'too-much-memory': '读取所需的内存太多，已停止。请把表格复制到新文件里再导入。',
  'other-form': '这是另一张表，不是附件1（信息表）或附件2（汇总表），没有读入。请核对是不是拿错了文件。',
  'no-header':
    '这像是附件2，但认不出它的表头：没有“申报企业名称”这一列，或者行列倒置，分不出各行是哪家企业。请对照附件2的表头改好再导入。',
  'annex1-in-sheet': `这是附件1（信息表），却填在 Excel 里，读不准。${FILL_IN}`,
  'no-rows':
    '这是附件2，但没有可以读入的行：没有填，或者都是划掉的、隐藏的、合计、示例。请核对；要导入隐藏的行，请取消隐藏后保存再导入。',
  'annex2-in-word': `这是附件2（汇总表），却做成了 Word 文件。请把表格复制到 Excel 或 WPS 表格里，存成“Excel 工作簿（*.xlsx）”，再导入。`,
  'only-picture': `表格是一张图片，没有文字可读。${FILL_IN}`,
  report: '这是双月报，不是企业的需求。请在工作台上面换到“双月报”，放进“收双月报”。',
  'no-form': '文件能打开，但里面没有附件1（信息表）或附件2（汇总表）的表格。请核对是不是拿错了文件。',
} as const

export type Refused = keyof typeof refusals

/**
 * Why the file of this name was not read; `seems`: the title of the form that it seems to be instead. A page is
 * told what its name would have it be.
 */
export function refusalText({ refused, seems }: { refused: Refused; seems?: string }, fileName = ''): string {
  const isPage = refused === 'html' || refused === 'html-sheet'
  const own = isPage && /\.(?:xlsx?|et)$/i.test(fileName) ? 'html-sheet' : refused
  const text = refusals[isPage && /\.(?:docx?|wps)$/i.test(fileName) ? 'html' : own]
  return seems ? `从标题看，这是“${seems}”。${text}` : text
}

const CHECK = '请对照原件填写'

/** Why a field was left empty or should be reviewed; follows the cell's name. */
export const reasons = {
  'no-cell': `表上没有找到这一格。${CHECK}。`,
  blank: '这一格是空的。请向企业问清后填写。',
  'no-tick': '没有勾选。请向企业问清后填写。',
  'several-ticks': `只能选一项，却勾了几项。${CHECK}。`,
  'ambiguous-tick': `看不准勾的是哪一项。${CHECK}。`,
  'unknown-option': `勾在了表上没有的选项旁。${CHECK}。`,
  'pre-ticked-and-other': '模板自带的“☑3%～5%”没有去掉，另外又勾了一项，看不出以哪个为准。请向企业问清。',
  'tick-against-text': `勾选和所填的内容互相矛盾。${CHECK}。`,
  'level-without-type': `勾了级别，却没有勾它前面的类型。${CHECK}。`,
  'other-without-text': '勾了“其他”，没有写是什么。请向企业问清后填写。',
  'text-without-tick': `“其他”后面写了内容，却没有勾选。${CHECK}。`,
  'not-plain-number': `不是一个明确的数（如“约”“多”、范围）。${CHECK}半角数字。`,
  'two-numbers': `一格里有几个数，看不出以哪个为准。${CHECK}其中一个。`,
  'other-unit': `单位和表上的不同，不能确定怎样换算。请换算后${CHECK.slice(1)}。`,
  'unit-doubt': `单位说不准：按写明的单位换算，数值不合常理。请向企业问清，按表上的单位填写。`,
  'number-format': `单元格的数字格式改变了它的样子（日期、分数、缩位等），看到的和存的不是一个数。${CHECK}。`,
  converted: '原来是另一种单位，已换算。请核对。',
  'unit-missing': '表上没有写单位，按万元读取。请核对。',
  'several-lines': `应当只有一行，却写了几行。${CHECK}。`,
  'not-a-phone': '不是有效的电话号码（手机应为11位）。请向企业核实。',
  'not-a-name': `姓名或名称里夹有号码、别的姓名或说明。${CHECK}。`,
  'not-a-date': `不是一个明确的日期。${CHECK}。`,
  'two-values': `表上有两处，内容不同。${CHECK}。`,
  'agreed-unclear': '“说明”里看不出与这位备选人员是否已经协商一致。请向企业问清，填“是”或“否”。',
  'partners-not-apart':
    '这一格没有用“意向单位和专家：”分开要求和意向单位。要求会公开，意向单位和专家不公开，请分开填写。',
  'part-contradicts': `同一部分里的内容互相矛盾。${CHECK}。`,
  'unknown-industry': '写的不是附件1的行业选项。请按选项填写；选“其他”的，写明是什么行业。',
  picture: `这一格里有图片、图形或文本框，可能是画上去的勾或内容。${CHECK}。`,
  formula: `这一格里有公式，文字里写不出来。${CHECK}。`,
  struck: `这一格里有划掉的字，看不出是否还算数。${CHECK}。`,
  symbol: `这一格里有认不出的符号。${CHECK}。`,
  'unsure-box': `这一格的复选框显示的和记录的不一样。${CHECK}。`,
  nested: `这一格里套着另一张表。${CHECK}。`,
  hidden: `这一格是隐藏的（隐藏的列、白色的字等），看表的人看不到，没有采用。请核对后填写。`,
  'cell-error': `这一格是公式的错误值（如 #REF!），没有结果。${CHECK}。`,
  'no-result': `这一格是公式，文件里没有存结果。请用 Excel 或 WPS 打开后保存一次再导入，或对照原件填写。`,
  'several-columns': `表上有几列都像是这一项，看不出以哪列为准。${CHECK}。`,
  'several-people': `一格里写了几个人，分不出是哪一位。请每位备选人员各填一处。`,
  'other-column-year': `写的不是上一年的数。请向企业问清上年的数后填写。`,
  'name-note': '企业名称前后带有编号或说明，照样读取。请核对，只留名称。',
  'same-enterprise': '同一家企业在表上有几行，各读成了一份。请核对，只留一份或合并。',
  'too-long': `这一格的内容太长，没有读取。${CHECK}。`,
  'pre-ticked': '勾的是3%～5%，模板原来就勾着它。请向企业确认。',
  'filled-without-tick': '填了内容，没有勾“有”，按“有”读取。请核对。',
  raised: '有上标或下标，已按普通字读取。请核对。',
  numbered: '有自动编号，编号没有读入。请核对。',
  'several-cells': '几个并排格子里的字已连在一起，其中可能有审核意见或填写说明。请核对，只留企业填的内容。',
  'not-on-paper': '纸面表上没有这一项，请补上。',
  'refused-with-details': '勾了“否”，又写了内容，都照样读取。请核对。',
  'says-none': '写的是“无”“待定”一类的话，这一项却不能没有。请向企业问清后填写。',
  'joined-lines': '原来分成几行，已连成一行。请核对。',
  elsewhere: `写的是“同上”“见附件”“待定”一类的话，没有内容。${CHECK}。`,
  'several-names': '一处写了几个名称。请分开，一处填一个。',
  'marked-by-look': `像是用加粗、下划线、颜色等标出来选的，和方框里的勾不一致。${CHECK}。`,
  'no-candidate': '写的是“待定”“未指定”一类的话，按没有备选人员处理。请核对。',
  'second-form':
    '文件里有同一家企业的几张表，各读成了一份。一个年度一家企业只报一份：请合并成一份（难题可以有几个），或退给企业改好。',
  'second-problem': '文件里有同一家企业的第二张表，只有第四部分不同，已作为又一个难题读入。请核对。',
  'all-none': '这一部分写的都是“无”，按没有需求处理。请核对。',
} as const

export type Reason = keyof typeof reasons

/** Why a row, a cell or what lies over the cells was passed over. */
export const leftoverKinds = {
  'struck-row': '整行划掉，没有导入',
  'hidden-row': '隐藏的行（或被筛选掉的），没有导入；要导入，请取消隐藏后保存再导入',
  'other-year': '别的年度的工作表，没有导入；确实是今年的，请改正标题里的年份再导入',
  'set-aside': '名称写着作废、示例、去年一类的工作表，没有导入；要导入，请改工作表的名称后再导入',
  'hidden-sheet': '隐藏的工作表，没有导入；要导入，请取消隐藏后保存再导入',
  total: '合计一类的行，不是企业',
  note: '表下的注或落款，不是企业',
  sample: '填写示例，不是企业',
  'group-head': '分组的标题，不是企业',
  'no-name': '没有企业名称的行，没有导入',
  'other-column': '表外的列',
  'other-sheet': '不是附件2的工作表，没有导入',
  comment: '批注',
  footnote: '脚注',
  endnote: '尾注',
  'text-box': '文本框',
  picture: '图片',
  margin: '页眉页脚',
  'hidden-cell': '隐藏的内容',
  deleted: '修订时删去的内容',
  nested: '套在格子里的表',
  ruby: '注音',
} as const

export const importWords = {
  understood: (count: number) => `读出 ${count} 项`,
  toFill: (count: number) => `待填 ${count} 项`,
  toLook: (count: number) => `请核对 ${count} 项`,
  cell: (label: string) => `表中“${label}”`,
  leftovers: (count: number) =>
    `表上另有 ${count} 处内容没有对应的项，没有读入（内容可能涉及个人，这里只写位置）：`,
  inTable: (table: number, row: number, cell: number, length: number) =>
    `第${table}张表第${row}行第${cell}格，${length} 个字`,
  inParagraph: (paragraph: number, length: number) => `表外第${paragraph}段，${length} 个字`,
  inSheet: (sheet: string, row: number, column: number, length: number) =>
    `工作表“${sheet}”${row > 0 ? `第${row}行第${column}列` : ''}，${length} 个字`,
  nowhere: (length: number) => `位置不明，${length} 个字`,
  kind: (kind: string, location: string) => `${location}（${kind}）`,
  digest: (digest: string) => `纸面校验码：${digest}`,
  asked: ({ about, read, expected }: { about: 'year' | 'district'; read: string; expected: string }) =>
    about === 'year'
      ? `标题、工作表名或文件名写的是 ${read} 年，现在征集的是 ${expected} 年。请核对是不是拿了别的年度的表；确实是，请不要用这一份。`
      : `纸面写的是“${read}”，导入到的是“${expected}”。请核对这家企业由哪个区报送。`,
  filing: '表头的填报单位、填报人一行是区里的，不读入企业的文件；请另填申报备案。',
  codeRefused: (fault: string) => `表上的统一社会信用代码${fault}，没有采用。`,
  noCode:
    '没有统一社会信用代码，先放在这里。补齐后用代码作文件名，移到 content/cycles/<年度>/demands/<区>/ 下；也可以加 --code 重新导入。',
  notSealed: '本站的非公开部分要加密，所以没有写进 content；请加密后再放进去，不要直接提交这个文件。',
  failed: '程序出错，没有读完。设置环境变量 DEBUG=1 再运行一次可以看到细节。',
  /** Prefix of a line about one field. */
  outcome: { empty: '待填', look: '请核对' },
  listed: '要人看的（按表的次序）：',
  quoted: (read: string) => `表上是“${read}”。`,
  readings: (readings: string) => `可能是：${readings}。`,
  howRead: (readings: string) => `${readings}。`,
  duplicate: '与这次导入的另一份是同一家企业，请核对，只留一份。',
  /** Last line of a run. */
  nothingOpen: (files: number, entries: number) =>
    `共 ${files} 个文件，读出 ${entries} 家企业，没有要人看的地方。`,
  open: (files: number, entries: number, open: number) =>
    `共 ${files} 个文件，读出 ${entries} 家企业，${open} 处要人看。`,
  unread: (count: number) => `${count} 个文件没有读成。`,
  notesAt: (file: string) => `逐处的原文和处理办法写在 ${file}（有非公开内容，用完请删去，不要外传）。`,
  checked: '按规则核对：',
  noConsent: '纸面上没有“确认公开”这一项：提交前请由企业确认哪些内容公开，写明确认人和日期（consent）。',
  missing: (names: readonly string[]) =>
    `还缺 ${names.length} 项：${names.join('、')}。请向企业问清后补上（附件2上没有的，请要附件1）。`,
  valid: '按规则核对：没有错误。',
  onlyEmpty: '按规则核对：除上面要人看的以外，没有别的问题。',
} as const
