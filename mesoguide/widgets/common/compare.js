// Options side by side: which of them are in sight, in which order.

/** Show these options alone in a row, in this order, after what heads it; `cells` has all of them. */
export function showOptions(row, cells, ids) {
  for (const cell of cells) cell.hidden = !ids.includes(cell.dataset.option);
  row.firstElementChild.after(...ids.map((id) => cells.find(({ dataset }) => dataset.option === id)));
}
