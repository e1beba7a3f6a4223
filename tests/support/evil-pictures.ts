import { readFileSync } from 'node:fs'

export const drawingFile = 'content/showcase/laser-lens.svg'
export const drawing: string = readFileSync(drawingFile, 'utf8')
const inside = (markup: string) => drawing.replace('</svg>', `${markup}</svg>`)

/** A picture is asked for by a page, where nothing of it runs; but anybody may open it by itself. */
export const evilPictures: Record<string, string> = {
  script: inside('<script>document.title = "ran"</script>'),
  event: drawing.replace('<svg ', '<svg onload="document.title = \'ran\'" '),
  'event below': inside('<animate onbegin="document.title = \'ran\'" attributeName="x" dur="1s"/>'),
  foreign: inside(
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="document.title = \'ran\'"/></body></foreignObject>',
  ),
  'another prefix': inside(
    '<x:script xmlns:x="http://www.w3.org/2000/svg">document.title = "ran"</x:script>',
  ),
  'script of XHTML': inside('<script xmlns="http://www.w3.org/1999/xhtml">document.title = "ran"</script>'),
  entity: `<!DOCTYPE svg [<!ENTITY x "&#60;script xmlns='http://www.w3.org/2000/svg'>document.title = 'ran'&#60;/script>">]>${inside('&x;')}`,
}
