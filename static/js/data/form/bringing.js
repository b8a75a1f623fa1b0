// @ts-check
/** Bringing a file: looked at before it is sent, sent with its progress, and answered with a table or in words. */

import { significant } from "../../format.js";

/** @typedef {import("./roles.js").Table} Table */
/** @typedef {"" | "yes" | "no"} Header whether the first row holds the names; "": to be found out */
/** @typedef {{table: Table} | {words: string}} Brought */

const NO_SERVER = "The server does not answer, so the file could not be read. Try again when the connection is back.";
const UNREADABLE = "The file could not be opened; it may have been moved or changed. Choose it again.";
const MEGA = 1e6;

/** Why a file need not be sent at all; "" where it can be. @param {Pick<File, "size">} file @param {number} largest */
export function tooLarge({ size }, largest) {
  if (size === 0) return "The file is empty; bring one with a row of names and rows of numbers.";
  if (size <= largest) return "";
  return `The file has ${significant(size / MEGA, 3)} MB, and ${significant(largest / MEGA, 1)} MB are the most. Bring fewer of its rows or columns.`;
}

/** What was dropped or chosen: one file, or why it is none. @param {readonly File[]} files @returns {{file: File} | {words: string}} */
export function oneOf(files) {
  if (files.length === 1) return { file: files[0] };
  return { words: files.length === 0 ? "That is no file. Save the table as CSV and bring the file." : `These are ${files.length} files; bring one at a time.` };
}

/**
 * Send a file. The server alone reads it: one place knows what a table is.
 * @param {File} file @param {Header} header @param {(part: number) => void} progress from 0 to 1 @param {AbortSignal} signal
 * @returns {Promise<Brought>}
 */
export async function bring(file, header, progress, signal) {
  try {
    await file.slice(0, 1).arrayBuffer(); // a folder, and a file that has gone, only fail when they are read
  } catch {
    return { words: UNREADABLE };
  }
  return new Promise((resolve) => {
    const request = new XMLHttpRequest(); // fetch tells nothing of what has been sent
    request.open("POST", header === "" ? "api/tables" : `api/tables?header=${header}`);
    request.setRequestHeader("Content-Type", "text/csv");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total > 0 ? loaded / total : 1));
    request.addEventListener("load", () => resolve(answered(request.status, request.response)));
    request.addEventListener("error", () => resolve({ words: NO_SERVER }));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** @param {number} status @param {any} body @returns {Brought} */
export function answered(status, body) {
  if (status === 201) return { table: body };
  const said = Array.isArray(body?.detail) ? body.detail.map((/** @type {{msg: string}} */ { msg }) => msg).join(" ") : "";
  return { words: said || `The server answered ${status}, so the file could not be read. Try again.` };
}
