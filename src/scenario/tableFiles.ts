/** The CSV files of a world folder; a test holds them to the tables that are declared. */
export const tableFiles = [
  "regions.csv",
  "companies.csv",
  "products.csv",
  "stages.csv",
  "sites.csv",
  "origins.csv",
  "recipes.csv",
  "fills.csv",
  "links.csv",
  "end-uses.csv",
  "demand.csv",
  "regimes.csv",
  "supplier-regions.csv",
  "ramps.csv",
  "pay.csv",
  "benefits.csv",
] as const;
