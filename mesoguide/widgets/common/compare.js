// Options side by side: which of them are in sight, in which order.

/**
 * Take over rows that have a cell for each option after what heads them. Returns what shows the
 * options at some places alone, in the order of these places.
 */
export function takeOptions(rows) {
  const all = rows.map(({ firstElementChild: head, children }) => ({ head, cells: [...children].slice(1) }));
  return (places) => {
    for (const { head, cells } of all) {
      for (const [place, cell] of cells.entries()) cell.hidden = !places.includes(place);
      head.after(...places.map((place) => cells[place]));
    }
  };
}
