// @ts-check
/** The tables this page has heard of: what the server told of each, and the file that one was brought as. */

/** @typedef {import("./bringing.js").Header} Header */
/** @typedef {import("./roles.js").Table} Table */
/** @typedef {{file: File, header: Header}} Origin */

export class Tables {
  constructor() {
    /** @type {Map<string, Table>} */
    this.known = new Map();
    /** Of the tables that were brought here. @type {Map<string, Origin>} */
    this.origins = new Map();
  }

  /** @param {Table} table @param {Origin} origin */
  keep(table, origin) {
    this.known.set(table.id, table);
    this.origins.set(table.id, origin);
  }

  /** What is in a table: its id comes from its content, so it is only asked for once. @param {string} id @returns {Promise<Table | null>} null where the server does not tell */
  async get(id) {
    const known = this.known.get(id);
    if (known) return known;
    const answer = await fetch(`api/tables/${encodeURIComponent(id)}`).catch(() => null);
    if (!answer?.ok) return null;
    /** @type {Table} */
    const table = await answer.json();
    this.known.set(id, table);
    return table;
  }
}
