/** How many rows a list begins with, and how many it goes on by: a few screens, and few enough to draw at once. */
export const FIRST_ROWS = 30;
export const MORE_ROWS = 60;
