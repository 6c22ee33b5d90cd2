/** How much of some context stands about a place. */

/** How many units of `prefix`, from its end, stand before `at`. */
export function agreesBefore(text: string, at: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && count < at && text[at - 1 - count] === prefix[prefix.length - 1 - count]) count++;
  return count;
}

/** How many units of `suffix`, from its start, stand from `at` on. */
export function agreesAfter(text: string, at: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && text[at + count] === suffix[count]) count++;
  return count;
}
