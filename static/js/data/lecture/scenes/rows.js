// @ts-check
/** Rows one at a time: many small steps against one average, and who pushes at the end. */

/** @type {import("../scenes.js").Some} */
const AVERAGE = { table: "two_clouds", max_steps: 8 };

/** @type {readonly import("../scenes.js").Scene[]} */
export const ROWS = [
  {
    id: "one-row",
    title: "One row a step",
    question: "One row a step, or the average of all?",
    reveal: [
      "After one epoch: {loss at 120} by {steps of an epoch} steps of one row each, {average loss at 1} by one average step.",
      "Each row pulls for itself: {steps up} of {steps} steps raise the loss of all rows, the others lower it more.",
    ],
    caution: "The average bears a larger η: at η = {bold rate} its first step comes down to {bold loss at 1}.",
    settings: { table: "two_clouds", learning_rate: 0.3, batch_size: 1, max_steps: 960 },
    beside: { average: { ...AVERAGE, learning_rate: 0.3 }, bold: { ...AVERAGE, learning_rate: 4 } },
    ghost: true,
    axis: "epoch",
    answer: "panel",
    play: true,
    claims: ["steps of an epoch = 120", "average steps of an epoch = 1", "bold rate < average limit", "loss at end < 0.21"],
  },
  {
    id: "at-rest",
    title: "Never at rest",
    question: "Does one row a step ever settle?",
    reveal: [
      "Not at one η: in epoch 5 the loss still goes up to {highest in epoch 5}. Each row pulls its own way.",
      "With η = {later rate} from step {step of the later rate} on it is at most {highest in epoch 8} in epoch 8; the minimum is {average loss in full at end}.",
    ],
    settings: { table: "two_clouds", learning_rate: 0.3, rate_change: [[600, 0.03]], batch_size: 1, max_steps: 960 },
    beside: { average: { table: "two_clouds" } },
    axis: "epoch",
    answer: "panel",
    play: true,
    claims: ["highest in epoch 5 > 0.21", "highest in epoch 8 < 0.1995", "lowest loss > average loss at end", "average gradient norm at end < 1e-12"],
  },
  {
    id: "who-pushes",
    title: "Who pushes?",
    question: "At the end, who still pushes?",
    reveal: [
      "Row {strongest row at end}, most of all: it lies in the other cloud. Its ŷ is {prediction of row 26 at end}, its y is 0.",
      "The ten strongest of {rows} rows have {push of ten at end} of all |δ|. Their sum is 0: this is the minimum.",
    ],
    settings: { table: "two_clouds" },
    head: "end",
    tab: "row-panel",
    row: 26,
    claims: ["strongest row at end = 26", "target of row 26 = 0", "gradient norm at end < 1e-12", "sum of δ at end < 1e-12"],
  },
];
