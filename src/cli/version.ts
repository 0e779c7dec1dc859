/** The version of package.json; a unit test holds the two together, so that the bundle need not carry that file. */
export const version = '0.1.0';
