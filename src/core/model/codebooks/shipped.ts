/** When the codebooks that come with Margent were made: fixed, so that the libraries of two readers agree on them. */
export const SHIPPED = '2024-01-01T00:00:00.000Z';
