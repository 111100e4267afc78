/** Width that every printed table keeps to, so that it reads the same in a terminal, in a pipe and in a bug report. */
export const WIDTH = 80;

/** Breaks words into lines of at most `width` characters; a longer word keeps a line of its own. */
export function wrap(words: string, width: number, separator = " "): string {
  const mark = separator.trimEnd();
  const lines: string[] = [];
  for (const word of words.split(separator)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + separator.length + word.length + mark.length <= width)
      lines[lines.length - 1] = `${last}${separator}${word}`;
    else lines.push(word);
  }
  return lines.join(`${mark}\n`);
}
