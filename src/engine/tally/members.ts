import type { ColumnMaker } from "../../numbers/columns.ts";

/** Who belongs to what is recorded: lists of rows by stage, group of people, region, cause, strike, slot, product, material, switch and end use, ascending. */
export type MembersTable =
  | "stageStart"
  | "stageMember"
  | "totalStart"
  | "totalMember"
  | "groupStart"
  | "groupMember"
  | "regionStart"
  | "regionMember"
  | "causeStart"
  | "causeMember"
  | "strikeStart"
  | "strikeMember"
  | "slotStart"
  | "slotMember"
  | "productStart"
  | "productMember"
  | "materialStart"
  | "materialMember"
  | "switchStart"
  | "switchMember"
  | "useStart"
  | "useMember"
  | "counted";

/** Declares the lists. A `...Start` column has one row more than there are groups. */
export const declareMembers = (c: ColumnMaker<MembersTable>) => ({
  stageStart: c.i32("stageStart", "row", "First entry of a stage's counted sites in stageSite"),
  stageSite: c.i32("stageMember", "row", "Counted sites grouped by stage"),
  stageCounted: c.i32("stageMember", "row", "The same sites' places among all counted sites"),
  totalStart: c.i32("totalStart", "row", "First entry of a total's stages in totalStage"),
  totalStage: c.i32("totalMember", "row", "Stages of all sites, of direct ones, of suppliers"),
  groupStart: c.i32("groupStart", "row", "First entry of a group of people's counted sites in groupSite"),
  groupSite: c.i32("groupMember", "row", "Counted sites grouped by region and labour rules"),
  regionStart: c.i32("regionStart", "row", "First entry of a region's groups of people in regionGroup"),
  regionGroup: c.i32("regionMember", "row", "Groups of people by region"),
  causeStart: c.i32("causeStart", "row", "First entry of a group whose people are recorded by cause in causeSite"),
  causeSite: c.i32("causeMember", "row", "Counted sites whose people are recorded by cause"),
  strikeStart: c.i32("strikeStart", "row", "First entry of a group whose people on strike are recorded in strikeSite"),
  strikeSite: c.i32("strikeMember", "row", "All counted sites, then those of each stage, then those of each region"),
  slotStart: c.i32("slotStart", "row", "First entry of a named slot's fills in slotFill"),
  slotFill: c.i32("slotMember", "row", "Fills of counted sites grouped by the name of their slot"),
  productStart: c.i32("productStart", "row", "First entry of a product's counted plants in productSite"),
  productSite: c.i32("productMember", "row", "Counted plants grouped by product"),
  materialStart: c.i32(
    "materialStart",
    "row",
    "First entry of a product that can take another's place in materialFill",
  ),
  materialFill: c.i32("materialMember", "row", "Fills of counted sites grouped by such a product"),
  switchStart: c.i32("switchStart", "row", "First entry of a named slot that can be switched in switchSlot"),
  switchSlot: c.i32("switchMember", "row", "Slots of counted sites that can be switched, grouped by name"),
  switchFill: c.i32("switchMember", "row", "First fill of such a slot"),
  switchFillEnd: c.i32("switchMember", "row", "The fill after its last"),
  switchLink: c.i32("switchMember", "row", "First link of such a slot"),
  switchLinkEnd: c.i32("switchMember", "row", "The link after its last"),
  useStart: c.i32("useStart", "row", "First entry of a counted end use's links in useLink"),
  useLink: c.i32("useMember", "row", "Links of counted end uses"),
  countedSite: c.i32("counted", "row", "Counted sites"),
});

export type Members = ReturnType<typeof declareMembers>;
