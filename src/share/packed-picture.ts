/** A picture of four colours, four pixels a byte: drawn in rows as PNG wants them. */
export interface Packed {
  width: number
  height: number
  /** Row by row, from the top; each begins with a byte that says that it has no filter, then pixels from the left. */
  rows: Uint8Array
  /** All of colour 0 again. */
  clear: () => void
  /** A rectangle of one colour, from 0 to 3. */
  fill: (left: number, top: number, width: number, height: number, colour: number) => void
  /** The row again, until it is there `times` times. */
  repeatRow: (top: number, times: number) => void
}

/** All of colour 0; `width` is a multiple of 4. */
export function packedPicture(width: number, height: number): Packed {
  const rowLength = 1 + width / 4
  const rows = new Uint8Array(rowLength * height)

  const fill: Packed['fill'] = (left, top, wide, high, colour) => {
    for (let y = top; y < top + high; y++) {
      for (let x = left; x < left + wide; x++) {
        const at = y * rowLength + 1 + (x >> 2)
        const shift = 6 - 2 * (x & 3)
        // Four at once where they are one byte.
        if (shift === 6 && x + 4 <= left + wide) {
          rows[at] = colour * 0b01010101
          x += 3
        } else rows[at] = (rows[at]! & ~(3 << shift)) | (colour << shift)
      }
    }
  }
  const repeatRow: Packed['repeatRow'] = (top, times) => {
    const start = top * rowLength
    for (let row = 1; row < times; row++) rows.copyWithin(start + row * rowLength, start, start + rowLength)
  }
  return { width, height, rows, clear: () => rows.fill(0), fill, repeatRow }
}
