/** Which of an element's names a person gave it, and will still stand there on the site's next page and next year. */

/** Made by tools that number or hash the names of their styles. */
const MADE_BY_TOOLS = /^(?:css|sc|jss|jsx|emotion|svelte|styled|ember|react|yui|wp-container|wp-elements)[-_\d]/i;
/** Tells the state an element is in, or what this one page is about. */
const PASSING =
  /^(?:is|has|js|no|ng|v)-|^(?:category|tag|term|postid|page-id)-|^(?:active|open|opened|closed|loaded|loading|visible|hidden|show|shown|hide|selected|current|first|last|odd|even|fade|in|expanded|collapsed|hover|focus|sticky|lazy\w*)$/i;

/** How many names of an element are looked at, and how long one may be: both are the page's. */
export const MAX_NAMES = 12;
const MAX_LENGTH = 40;

/**
 * Whether a class or id is one to build on: words, without numbers of more than one digit and without the letter soup of a
 * hash. It is a guess made from the name alone, and errs towards no: there are other ways to name an element.
 */
export function isStableName(name: string): boolean {
  if (name.length < 2 || name.length > MAX_LENGTH || !/^[a-z][\w-]*$/i.test(name)) return false;
  if (/\d\d/.test(name) || MADE_BY_TOOLS.test(name) || PASSING.test(name)) return false;
  return !name.split(/[-_]+/).some(isSoup);
}

/** 'bdVaJa', 'x7f2kq', 'hwxqzt': no word of any language, nor a short form such as 'td', 'col' or 'h1'. */
function isSoup(part: string): boolean {
  if (part.length < 5) return /[a-z]\d[a-z]|\d[a-z]+\d/i.test(part);
  if (/\d/.test(part.slice(0, -1))) return true;
  if (!/[aeiouy]/i.test(part)) return true;
  // Words written together ('postBody') turn to a capital seldom; soup does at every other letter.
  const turns = part.match(/[a-z](?=[A-Z])/g)?.length ?? 0;
  return turns > 1 && part.length / (turns + 1) < 3;
}
