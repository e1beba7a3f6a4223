/** The package has no types. Without `draw`, who shares a tie over the last seats keeps the unrounded share. */
declare module 'hare-niemeyer' {
  export default function hareNiemeyer(
    votes: Record<string, number>,
    seats: number,
    draw?: boolean,
  ): Record<string, number>
}
