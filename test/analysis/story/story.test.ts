import { describe, expect, it } from "vitest";
import { namesOf } from "../../../src/analysis/story/names.ts";
import { tellStory } from "../../../src/analysis/story/story.ts";
import { layoutOf } from "../../../src/engine/layout.ts";
import { watch } from "../../../src/engine/probe.ts";
import { causesOf } from "../../../src/levers/causes.ts";
import type { Control } from "../../../src/scenario/types.ts";
import type { WorldFiles } from "../../../src/scenario/worldTypes.ts";
import { buildEconomy } from "../../../src/world/economy.ts";
import { cut } from "../../harness.ts";
import { oneCellMaker, threeFirms } from "../../namedWorlds.ts";
import { randomControls, randomWorld } from "../../randomWorld.ts";

function story(files: WorldFiles, controls: readonly Control[], id: string, days: number) {
  const economy = buildEconomy(files);
  const row = economy.rows.nodes.findIndex((node) => node.id === id);
  const experiment = { economy, factors: files.factors, controls, seed: "story" };
  const watched = watch(experiment, layoutOf(economy, days, []), 0, row);
  const names = namesOf(economy, causesOf(controls), row);
  return { watched, events: tellStory(watched, names, "2027-01-11").map(({ day, text }) => `${day} ${text}`) };
}

describe("the story of a cell maker whose anode is cut for 30 days", () => {
  // 100 people, ten days of anode, twenty at sea. On day 0 nothing more leaves; ships land to day 19 and ten days of stock last to day
  // 29. Shipments begin again on day 30 and land on day 50. After four days without work nine in ten go; ten are kept. On day 50 half of
  // the staff is called back, on day 51 the others, and they work from the morning after.
  const files = oneCellMaker({ surgeShare: 0, regime: { furloughLagDays: 4, keptShare: 0.1, recallDays: 2 } });
  const control = cut(["anode-abroad"], { name: "no-anode", endDay: 30 });
  const { events } = story(files, [control], "cells", 80);

  it("has each event on its day, and no other", () => {
    expect(events).toEqual([
      "0 At rest it makes 100 unit of cell a day, 50 % of its capacity, with 100 people. It holds 10 days of anode.",
      "0 The control no-anode stops shipments of anode: anode-abroad (100 % of the anode it buys). What is on its way still lands, until 31 Jan 2027.",
      "29 Its stock of anode is used up; at the start it was 10 days of use.",
      "30 Deliveries of anode are whole again: anode-abroad (100 % of the anode it buys).",
      "30 The line stops: it lacks anode; root cause the control no-anode.",
      "30 Up to 90 people are kept on the line and paid with less than a day's work for 4 days.",
      "34 90 of 100 people are sent home in home, to be called back.",
      "50 90 of 100 people are called back to work (until 3 Mar 2027).",
      "51 The line is back at its output of rest by 4 Mar 2027.",
      "79 At the end it makes 100 % of its output of rest. Of its 100 people: 100 on the line.",
    ]);
  });
});

describe("stories", () => {
  it("say what stops on the way, and who is short further down the chain", () => {
    const controls = [cut(["ore-abroad"], { name: "no-ore", goodsAtSeaStopped: 1 })];
    const { events } = story(threeFirms(2, 3, 4), controls, "m", 40);
    expect(events[1]).toMatch(
      /^2 Suppliers of basic are short and send nothing more: s \(100 % .*root cause the control no-ore\.$/,
    );
    expect(events).toContain("5 Its stock of basic is used up; at the start it was 3 days of use.");
    expect(events).toContain("6 The line stops: it lacks basic; root cause the control no-ore.");
    const [, first] = story(threeFirms(2, 3, 4), controls, "s", 40).events;
    expect(first).toMatch(/What is on its way is not let in either\.$/);
  });

  it("of an origin tell what controls do to its customers", () => {
    const controls = [cut(["ore-abroad"], { name: "no-ore", startDay: 3, endDay: 20 })];
    const { events } = story(threeFirms(2, 3, 4), controls, "ore-abroad", 60);
    expect(events).toContain("3 The control no-ore stops what it ships to s (100 % of its sales).");
    expect(events).toContain("20 What was barred may be shipped again to s (100 % of its sales).");
    expect(events.at(-1)).not.toMatch(/people/);
  });

  it("say so when nothing happens", () => {
    const { events } = story(oneCellMaker(), [], "cells", 20);
    expect(events[1]).toBe("0 Nothing runs short here and nothing stops.");
    expect(events).toHaveLength(3);
  });

  it("of random worlds are dated within the days, in order, and end with everybody in one state", () => {
    for (let n = 0; n < 40; n++) {
      const { files } = randomWorld(`story-${n}`);
      const controls = randomControls(`story-${n}`, files, 80);
      const { id } = files.sites.filter(({ region }) => region !== "abroad")[0];
      const { events, watched } = story(files, controls, id, 80);
      const days = events.map((event) => Number(event.split(" ")[0]));
      expect(days).toEqual([...days].sort((a, b) => a - b));
      expect([days[0], days.at(-1)]).toEqual([0, 79]);
      expect(events.join(" ")).not.toMatch(/NaN|undefined|Infinity|null/);
      const said = /Of its [\d,]+ (?:people|person): ([^.]*)\./.exec(events.at(-1)!)?.[1] ?? "0";
      const people = [...said.matchAll(/[\d,]+/g)].reduce((sum, [count]) => sum + Number(count.replace(",", "")), 0);
      expect([n, people]).toEqual([n, watched.rest.head]);
    }
  });
});
