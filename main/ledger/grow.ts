type Column = Uint8Array | Uint16Array | Uint32Array;

/** The column, or a larger one with the same content, with room for `length`. */
export function grown<Of extends Column>(column: Of, length: number): Of {
  if (length <= column.length) return column;
  const Kind = column.constructor as new (length: number) => Of;
  const larger = new Kind(Math.max(1024, length, column.length * 2));
  larger.set(column);
  return larger;
}
