/** As `slugify` in newsroom/addresses.py writes it: lower-case letters a-z, digits and single hyphens. */
export const slug = (text) =>
  text
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]|'/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
