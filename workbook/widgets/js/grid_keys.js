// What each key does in a grid.

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-12, 0], PageDown: [12, 0] };

/** Answer a keydown inside the grid; every key but undo and redo stays inside. */
export function keyIn(grid, event) {
  const command = event.ctrlKey || event.metaKey;
  if (command && ["z", "y"].includes(event.key.toLowerCase()) && !grid.editor) return; // in a field they undo typing
  event.stopPropagation();
  if (event.isComposing || !event.target.closest(".ng-cell")) return;
  const act = grid.editor ? whileEditing(grid, event) : whileMoving(grid, event, command);
  if (!act) return;
  event.preventDefault();
  act();
}

function whileEditing(grid, event) {
  const { r, c } = grid.active;
  const leave = (dr, dc) => () => { grid.finish(); dc ? grid.go(...stepped(grid, r, c, dc)) : grid.go(r + dr, c); };
  if (event.key === "Enter") return leave(event.shiftKey ? -1 : 1, 0);
  if (event.key === "Tab") return leave(0, event.shiftKey ? -1 : 1);
  if (event.key === "Escape") return () => { grid.finish(false); grid.go(r, c); };
  const quick = grid.editor.typed && !grid.editor.isOpen(); // typed straight into the cell: up and down leave it, as in Excel
  if (quick && event.key === "ArrowDown") return leave(1, 0);
  if (quick && event.key === "ArrowUp") return leave(-1, 0);
  return null;
}

function whileMoving(grid, event, command) {
  const { r, c } = grid.active;
  const extend = event.shiftKey;
  const move = MOVES[event.key];
  if (move && command) return () => grid.go(move[0] ? (move[0] > 0 ? grid.length - 1 : 0) : r, move[1] ? (move[1] > 0 ? grid.columns.length - 1 : 0) : c, { extend });
  if (move && !event.altKey) return () => grid.go(r + move[0], c + move[1], { extend });
  if (event.altKey && event.key === "ArrowDown") return () => grid.edit();
  if (event.key === "Tab") return tab(grid, event);
  if (event.key === "Home") return () => grid.go(command ? 0 : r, 0, { extend });
  if (event.key === "End") return () => grid.go(command ? grid.length - 1 : r, grid.columns.length - 1, { extend });
  if (event.key === "Enter" || event.key === "F2") return () => grid.edit();
  if (event.key === "Escape") return () => { grid.leaving = true; grid.anchor = null; grid.frame.showActive(true); grid.frame.say(grid.words.leaving); };
  if (event.key === "Delete" || event.key === "Backspace") return () => grid.clear();
  if (command && event.key.toLowerCase() === "a") return () => { grid.anchor = { r: 0, c: 0 }; grid.active = { r: Math.max(grid.order.length - 1, 0), c: grid.columns.length - 1 }; grid.frame.showActive(true); };
  if (command && event.key === "-") return () => grid.removeRows();
  if (!command && !event.altKey && event.key.length === 1) return () => grid.edit(event.key === " " ? "" : event.key);
  return null;
}

function tab(grid, event) {
  if (grid.leaving) { grid.leaving = false; return null; }
  const { r, c } = grid.active;
  const [nr, nc] = stepped(grid, r, c, event.shiftKey ? -1 : 1);
  if (nr < 0 || nr >= grid.length) return null; // past the last cell the table is left
  return () => grid.go(nr, nc);
}

function stepped(grid, r, c, way) {
  const next = c + way;
  if (next < 0) return [r - 1, grid.columns.length - 1];
  if (next >= grid.columns.length) return [r + 1, 0];
  return [r, next];
}
