/**
 * The modules of a bundle so that each can be run alone, what it needs being there: of modules that
 * need each other, the one that is asked for first stands for all (Tarjan, 1972).
 */
export function inOrder(inputs, entry) {
  const [index, low, stack, on, order] = [new Map(), new Map(), [], new Set(), []];
  const needs = (name) => (inputs[name]?.imports ?? []).filter(({ external }) => !external).map(({ path }) => path);
  function visit(name) {
    index.set(name, index.size);
    low.set(name, index.get(name));
    stack.push(name);
    on.add(name);
    for (const next of needs(name)) {
      if (!index.has(next)) {
        visit(next);
        low.set(name, Math.min(low.get(name), low.get(next)));
      } else if (on.has(next)) low.set(name, Math.min(low.get(name), index.get(next)));
    }
    if (low.get(name) !== index.get(name)) return;
    order.push(name);
    while (on.has(name)) on.delete(stack.pop());
  }
  visit(entry);
  return order;
}
