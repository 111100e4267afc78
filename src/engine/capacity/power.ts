/**
 * Large loads that wait for the grid, one queue a state. Lots come in whole and are connected in order, a part a day: first come first
 * served, or those of manufacturers before those of data centres. What is connected in a day depends on what waits, not on its order, so
 * a place kept for manufacturers moves others and no megawatt.
 *
 *   asked = connected + waiting, in every state, on every day
 */
export interface Queue {
  /** Lots, oldest first: MW still waiting, and the unit that waits (-1: a data centre or another load). */
  readonly mw: Float64Array;
  readonly unit: Int32Array;
  lots: number;
  /** First lots that may still wait, of all and of those of units. */
  head: number;
  asked: number;
  connected: number;
  /** MW of others and of units that wait. */
  waitingOthers: number;
  waitingUnits: number;
}

export const makeQueue = (lots: number): Queue => ({
  mw: new Float64Array(lots),
  unit: new Int32Array(lots),
  lots: 0,
  head: 0,
  asked: 0,
  connected: 0,
  waitingOthers: 0,
  waitingUnits: 0,
});

export function clearQueue(queue: Queue): void {
  queue.lots = 0;
  queue.head = 0;
  queue.asked = 0;
  queue.connected = 0;
  queue.waitingOthers = 0;
  queue.waitingUnits = 0;
}

/** A lot joins the end. Nothing waits for 0 MW. */
export function joinQueue(queue: Queue, unit: number, mw: number): void {
  if (!(mw > 0)) return;
  queue.mw[queue.lots] = mw;
  queue.unit[queue.lots++] = unit;
  queue.asked += mw;
  if (unit < 0) queue.waitingOthers += mw;
  else queue.waitingUnits += mw;
}

/**
 * Connects up to `mw` today. @param reservedShare share of it that units which wait have first
 * @param onConnected called with each unit whose last MW is connected
 */
export function serveQueue(queue: Queue, mw: number, reservedShare: number, onConnected: (unit: number) => void): void {
  let left = mw;
  if (reservedShare > 0 && queue.waitingUnits > 0) {
    const reserved = mw * reservedShare;
    left = mw - reserved + serve(queue, reserved, true, onConnected);
  }
  serve(queue, left, false, onConnected);
  while (queue.head < queue.lots && queue.mw[queue.head] === 0) queue.head++;
  // What rounding leaves of a class in which nobody waits is nobody's.
  if (queue.head === queue.lots) {
    queue.waitingOthers = 0;
    queue.waitingUnits = 0;
  }
}

function serve(queue: Queue, mw: number, unitsOnly: boolean, onConnected: (unit: number) => void): number {
  let left = mw;
  for (let lot = queue.head; lot < queue.lots && left > 0; lot++) {
    const waiting = queue.mw[lot]!;
    const unit = queue.unit[lot]!;
    if (waiting === 0 || (unitsOnly && unit < 0)) continue;
    const part = waiting < left ? waiting : left;
    queue.mw[lot] = waiting - part;
    left -= part;
    queue.connected += part;
    if (unit < 0) queue.waitingOthers -= part;
    else queue.waitingUnits -= part;
    if (part === waiting && unit >= 0) onConnected(unit);
  }
  return left;
}
