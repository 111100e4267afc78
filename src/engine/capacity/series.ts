/** What a path records at the end of each month, declared as data: name, unit, meaning. */
export const capacitySeries = [
  ["anodeNeedTonnes", "t graphite/year", "Anode material that cell plants at home use, as graphite"],
  ["homeGraphiteTonnes", "t/year", "Graphite anode made at home and used there"],
  ["homeSiliconTonnes", "t/year", "Silicon anode made at home and used there"],
  ["homeSiliconAsGraphiteTonnes", "t graphite/year", "The same, as the graphite it replaces"],
  ["siliconAbroadTonnes", "t/year", "Silicon anode made at home and sold to buyers abroad"],
  [
    "siliconMassVehiclesShare",
    "share of mass",
    "Of anodes of vehicles outside China, taken up as silicon, whoever makes it",
  ],
  ["siliconMassStorageShare", "share of mass", "The same of grid storage and backup"],
  ["siliconMassDronesDefenceShare", "share of mass", "The same of drones and defence goods"],
  ["siliconMassConsumerShare", "share of mass", "The same of phones and other devices"],
  ["siliconAskUsdPerTonne", "USD/t", "Lowest price at which makers of silicon at home sell: running cost less credits"],
  ["alliedTonnes", "t/year", "Graphite from allied makers used at home"],
  ["chineseAbroadTonnes", "t/year", "Graphite from Chinese-owned plants outside China used at home"],
  ["exporterTonnes", "t/year", "Graphite shipped from China and used at home"],
  ["selfSufficiencyShare", "share of need", "Made at home, graphite and silicon together"],
  ["siliconShare", "share of need", "Made at home of silicon, as graphite"],
  ["secureShare", "share of need", "Made at home or by allies, less what hangs on the exporter through inputs"],
  ["homeGraphiteCapacityTonnes", "t/year", "Good graphite anode that plants at home could make"],
  ["homeSiliconCapacityTonnes", "t/year", "Good silicon anode that plants at home could make, inputs permitting"],
  ["homeInputCapacityTonnes", "t/year", "Silane that plants at home could make"],
  ["alliedCapacityTonnes", "t/year", "Good graphite anode that allied plants could make"],
  ["chineseAbroadCapacityTonnes", "t/year", "Good graphite anode that Chinese-owned plants outside China could make"],
  ["homeCellCapacityGwh", "GWh/year", "Good cells that plants at home could make"],
  ["cellsMadeGwh", "GWh/year", "Cells made at home"],
  ["outsideDemandGwh", "GWh/year", "Batteries that buyers outside China need, at home included"],
  ["outsideAnodeGwh", "GWh/year", "Batteries for which anode plants outside China could make the anode"],
  ["freeAnodeGwh", "GWh/year", "The same without Chinese-owned plants"],
  ["graphiteJobs", "people", "At graphite anode plants at home"],
  ["siliconJobs", "people", "At silicon anode and silane plants at home"],
  ["cellJobs", "people", "At cell plants at home"],
  ["graphiteCostUsdPerKwh", "USD/kWh", "Full cost of graphite anode from the next plant at home, for one kWh"],
  ["siliconCostUsdPerKwh", "USD/kWh", "Full cost of silicon anode from the next plant at home, for one kWh"],
  ["exporterCostUsdPerKwh", "USD/kWh", "Landed price of the exporter's graphite with duty, for one kWh"],
  ["publicMoneyMusd", "million USD", "Spent by the programme so far"],
  ["anodeCreditsMusd", "million USD", "Production credits of anode plants so far"],
  ["cellCreditsMusd", "million USD", "Production credits of cell plants so far"],
  ["homeCapitalMusd", "million USD", "Capital of modules at home decided so far, less the programme's grants"],
  ["stockTonnes", "t", "In the public stockpile"],
  ["projectsWaitingMw", "MW", "Of projects at home that wait for power"],
  ["othersWaitingMw", "MW", "Of data centres and others that wait for power"],
  ["projectWaitMwMonths", "MW month", "Waited by projects so far"],
  ["othersWaitMwMonths", "MW month", "Waited by data centres and others so far"],
] as const;

export type CapacitySeries = (typeof capacitySeries)[number][0];

export const capacityRows = Object.fromEntries(capacitySeries.map(([name], row) => [name, row])) as Readonly<
  Record<CapacitySeries, number>
>;
