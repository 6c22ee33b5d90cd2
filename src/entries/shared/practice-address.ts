/**
 * The address under which the marks made on the welcome page are kept. An article needs one that a page can have, and a
 * page of the extension has another in every browser; names below `.example` are reserved and lead nowhere (RFC 6761).
 */
export const PRACTICE_ADDRESS = 'https://margent.example/welcome';
