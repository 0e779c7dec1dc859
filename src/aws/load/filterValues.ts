/** EC2 refuses a filter with more values (EC2 API reference, `Filter`); a wider question is asked then. */
export const maxFilterValues = 200;
