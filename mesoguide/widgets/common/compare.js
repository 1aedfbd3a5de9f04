// Options side by side: which of them are in sight, in which order.

/**
 * Take over rows that have a cell for each option after what heads them, in the order of these ids.
 * Returns what shows some of the options alone, in their order.
 */
export function takeOptions(rows, ids) {
  const all = rows.map(({ firstElementChild: head, children }) => ({ head, cells: [...children].slice(1) }));
  return (wanted) => {
    const places = wanted.map((id) => ids.indexOf(id));
    for (const { head, cells } of all) {
      for (const [place, cell] of cells.entries()) cell.hidden = !places.includes(place);
      head.after(...places.map((place) => cells[place]));
    }
  };
}
