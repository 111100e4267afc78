/** How often each fault is tried: five times, fifty by `npm run faults`, or as often as FAULTS says. */
export const times = Number(process.env.FAULTS ?? (process.env.MODE === "faults" ? 50 : 5));
