/** How often each fault is tried: five times, or fifty by `npm run faults`. */
export const times = process.env.MODE === "faults" ? 50 : 5;
