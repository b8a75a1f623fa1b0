/** The first minute in Firefox: node firefox.js <executable> <address> prints what was seen as JSON. */

import puppeteer from "puppeteer-core";

const [, , executablePath, address] = process.argv;
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  headless: true,
  // a machine without a display draws 3-D in software, which Firefox otherwise refuses
  extraPrefsFirefox: { "webgl.force-enabled": true },
});
/** @type {string[]} */
const complaints = [];
const page = await browser.newPage();
page.on("pageerror", (error) => complaints.push(String(error)));
page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
await page.setViewport({ width: 1280, height: 800 });
await page.goto(address);
const text = (/** @type {string} */ selector) => page.$eval(selector, (element) => element.textContent);

await page.waitForFunction(() => document.querySelector("#strip .end")?.textContent?.startsWith("ends at"));
const opening = await text("#caption");
await page.select("#speed", "10");
await page.click("[data-action=play]");
await page.waitForFunction(() => document.querySelector(".transport [data-number=step]")?.textContent === "1000", { timeout: 40_000 });
const ending = await text("#caption");
const loss = await text(".transport [data-number=loss]");
const width = await page.$eval("#strip .walked", (element) => getComputedStyle(element).strokeWidth);
/** @type {Record<string, string | null>} */
const lenses = {};
for (const [tab, number] of [["why", "#why-step [data-why=actual]"], ["chain-rule", "#factors [data-chain=dw]"], ["graph", "#graph .node .value"]]) {
  await page.click(`#${tab}-tab`);
  await page.waitForFunction((selector) => document.querySelector(selector)?.textContent, {}, number);
  lenses[tab] = await text(number);
}
console.log(JSON.stringify({ version: await browser.version(), opening, ending, loss, width, lenses, complaints }));
await browser.close();
