// @ts-check
/** A classifier from zero: right after one step, good enough after some, and with few rows never done. */

/** @type {readonly import("../scenes.js").Scene[]} */
export const FROM_ZERO = [
  {
    id: "five-rows",
    title: "Five rows",
    question: "From zero: when is it good enough?",
    reveal: [
      "At zero every ŷ is 0.5 and the loss {loss at 0}. At step {first all right} all five rows are right.",
      "Right is not sure: the loss is still {loss at 1}. At step 10 it is {loss at 10}, at step 100 it is {loss at 100}.",
    ],
    caution: "The blog post prints only five of its 759 rows. Bring a whole table in the tab “Table”.",
    settings: { table: "five_rows", max_steps: 100 },
    tab: "table-panel",
    answer: "panel",
    play: true,
    claims: ["rows = 5", "first all right = 1", "largest prediction at 0 = 0.5", "smallest prediction at 0 = 0.5", "accuracy at end = 1"],
  },
  {
    id: "unseen-rows",
    title: "Unseen rows",
    question: "Do more steps always help?",
    reveal: [
      "On the {rows} rows it learns from they do: {loss at 20} at step 20, {loss at end} at step {steps}.",
      "On the {test rows} it has not seen, the loss is lowest at step {lowest test step}: {lowest test loss}, then it rises to {test loss at end}.",
    ],
    caution: "Thirty rows are few. Drawn by seed 1, they lose less and less all the way, down to {other test loss at end}.",
    settings: { table: "two_clouds", test_share: 0.25, max_steps: 200 },
    beside: { other: { table: "two_clouds", test_share: 0.25, seed: 1, max_steps: 200 } },
    answer: "panel",
    play: true,
    claims: ["test rows = 30", "steps up = 0", "other lowest test step = 200", "lowest test loss < test loss at end"],
  },
  {
    id: "for-ever",
    title: "For ever",
    question: "Five separable rows: where does it end?",
    reveal: [
      "Nowhere. At step 1000 the loss is {loss at 1000}, and twice the weights would make it {loss of twice at 1000}.",
      "At steps 100, 1000 and 10 000 ‖W‖ is {norm at 100}, {norm at 1000} and {norm at 10000}: about 4.4 more each time.",
    ],
    caution: "There is no minimum: a loss of 0 needs infinite weights. When to stop is for you to say.",
    settings: { table: "five_rows", max_steps: 10000 },
    answer: "panel",
    play: true,
    claims: [
      "accuracy at 1 = 1",
      "loss of twice at 1000 < loss at 1000",
      "loss at 10000 < loss at 1000",
      "loss at 10000 > 0",
      "growth to 1000 > 4.3",
      "growth to 1000 < 4.5",
      "growth to 10000 > 4.3",
      "growth to 10000 < 4.5",
    ],
  },
];
