import { mayHoldAlike, type Passage, tellingRuns } from './rules/passages.ts'

/** An entry as it is written, with the runs of others' passages that stand in it, each as often as it does. */
export interface Sharing {
  text: string
  runs: readonly string[]
}

/** Of entries that share runs with some passages, those that may have a text like one of these. */
export function alikeAmong<Entry extends Sharing>(
  entries: readonly Entry[],
  passages: readonly Passage[],
): Entry[] {
  const byRun = new Map<string, Passage[]>()
  for (const passage of passages) {
    for (const run of new Set(tellingRuns(passage))) byRun.set(run, [...(byRun.get(run) ?? []), passage])
  }
  return entries.filter(({ text, runs }) => {
    const met = new Set(runs.flatMap((run) => byRun.get(run) ?? []))
    return mayHoldAlike(text, [...met])
  })
}
