/**
 * What a script may import, in the data's way: numbers, scenario, world, levers, engine, analysis, results, Monte Carlo, cluster.
 * The command line does nothing that these cannot do.
 */

export { answerOfChunks } from "./analysis/answer.ts";
export { fairCrps } from "./analysis/backtest/crps.ts";
export { type MonthRatio, monthRatios, regularityOutcomes } from "./analysis/backtest/regularity.ts";
export { type ScoreTotals, scoreTarget, type TargetScore, totalsOf } from "./analysis/backtest/score.ts";
export { resolveTargets, type Target } from "./analysis/backtest/targets.ts";
export { type Bands, bandColumns } from "./analysis/bandColumns.ts";
export { bandsOf } from "./analysis/bands.ts";
export { type Bridge, bridgeOf, type Corner } from "./analysis/bridge.ts";
export { type FittedFactor, type Posterior, posteriorOf } from "./analysis/calibration/answer.ts";
export { matchPrior } from "./analysis/calibration/matchPrior.ts";
export { type CauseRow, causeMeans } from "./analysis/causeMeans.ts";
export { type ChunkView, viewChunk } from "./analysis/chunkView.ts";
export { type Verdict, type VerdictInput, verdictOf } from "./analysis/claims/verdict.ts";
export { type Condition, conditionText, meets, parseCondition, parseWhen, whenText } from "./analysis/conditions.ts";
export { parseDatedOutcome } from "./analysis/datedOutcome.ts";
export { withinError } from "./analysis/digits.ts";
export { adviceOn } from "./analysis/discover/advice.ts";
export * from "./analysis/discover/box.ts";
export { casesOf } from "./analysis/discover/cases.ts";
export * from "./analysis/discover/choice.ts";
export { chooseBox, RULE as discoveryRule } from "./analysis/discover/choose.ts";
export * from "./analysis/discover/discover.ts";
export { type LimitEvidence, limitEvidence } from "./analysis/discover/evidence.ts";
export { type Counted, type PasteOptions, paste } from "./analysis/discover/paste.ts";
export { type PeelOptions, peel, type Step } from "./analysis/discover/peel.ts";
export { MOST_FACTORS, screen, separation } from "./analysis/discover/screen.ts";
export { discoverySentence, limitWords, type RowWord } from "./analysis/discover/sentence.ts";
export { binomialTail, hypergeometricTail } from "./analysis/discover/tails.ts";
export * from "./analysis/discover/threshold.ts";
export { checkOutcome, collectOutcomes, evaluateOutcome } from "./analysis/evaluate.ts";
export { type Ladder, ladderOf, type Rung, type RungSample } from "./analysis/ladder.ts";
export { type Estimate, quantileEstimate, quantileRanks } from "./analysis/limits.ts";
export { type Outcome, OutcomeError, outcomeText, parseOutcome } from "./analysis/outcomes.ts";
export { type PayMonth, type PayPeriod, payMonths, unpaid } from "./analysis/payroll.ts";
export { formatProportion, type Proportion, wilson } from "./analysis/proportion.ts";
export { type Quantiles, quantiles } from "./analysis/quantiles.ts";
export * from "./analysis/sensitivity/index.ts";
export { shapley } from "./analysis/shapley.ts";
export type { SiteInfo, SiteRow } from "./analysis/siteMeans.ts";
export { namesOf, type StoryNames } from "./analysis/story/names.ts";
export { tellStory } from "./analysis/story/story.ts";
export type { StoryEvent } from "./analysis/story/words.ts";
export { exceedance, type Spread, type Summary, summarise } from "./analysis/summary.ts";
export * from "./analysis/views/cascade.ts";
export { type SiteRisk, siteRisks } from "./analysis/views/esri.ts";
export { inputLimit } from "./analysis/views/limits.ts";
export { type Coefficients, leontief } from "./analysis/views/multiplier.ts";
export { directLoss, type Multipliers, multipliersOf } from "./analysis/views/multipliers.ts";
export { type Network, networkOf } from "./analysis/views/network.ts";
export { lossOf, noShock, type Shock, shockOn } from "./analysis/views/shock.ts";
export { ClusterError } from "./cluster/errors.ts";
export { freezeJob, type JobRequest, jobFolder } from "./cluster/freeze.ts";
export { type Job, readJob } from "./cluster/job.ts";
export {
  type KubernetesOptions,
  manifestText,
  mergeManifest,
  shardsManifest,
} from "./cluster/kubernetes/manifest.ts";
export { type MergeJobRequest, mergeJob } from "./cluster/mergeJob.ts";
export { runShard, type ShardEnd, type ShardRequest } from "./cluster/runShard.ts";
export { type SlurmOptions, type Submitted, submitJob } from "./cluster/slurm/submit.ts";
export { type ShardState, shardStates } from "./cluster/status.ts";
export { day, type Phase, runDay } from "./engine/day.ts";
export { checkDay, type Ledger, openLedger, takeStock } from "./engine/identities.ts";
export { LANES, type LaneModule } from "./engine/lanes/module.ts";
export { type LaneSimulator, makeLaneSimulator, makeLaneSimulators } from "./engine/lanes/simulate.ts";
export { layoutOf } from "./engine/layout.ts";
export { ModelError } from "./engine/modelError.ts";
export { type Watched, watch } from "./engine/probe.ts";
export { allocateChunk, type Experiment, makeSimulator } from "./engine/run.ts";
export type * from "./engine/series.ts";
export { proveRest } from "./engine/twin.ts";
export { type Cause, causesOf } from "./levers/causes.ts";
export { setControls } from "./levers/controls.ts";
export { type BacktestCase, type BacktestScore, runBacktest } from "./montecarlo/backtest.ts";
export { type BridgeInput, runBridge } from "./montecarlo/bridge.ts";
export { type Calibration, type CalibrationResult, runCalibration } from "./montecarlo/calibrate.ts";
export { chunkReplications } from "./montecarlo/chunkSize.ts";
export { answerClaims, type ClaimAnswer } from "./montecarlo/claims/answer.ts";
export { ClaimError, checkClaims } from "./montecarlo/claims/check.ts";
export type { LedgerFiles, Simulation } from "./montecarlo/claims/simulate.ts";
export { experimentOf } from "./montecarlo/experiment.ts";
export { completeRows, type Others } from "./montecarlo/givenRows.ts";
export { type LadderInput, runLadder } from "./montecarlo/ladder.ts";
export { loadLaneModule } from "./montecarlo/laneModule.ts";
export { planRun, type RunPlan } from "./montecarlo/plan.ts";
export { openPool, type Pool } from "./montecarlo/pool.ts";
export { type RowsResult, type RowsRun, rowsOfDesign, runRows } from "./montecarlo/rows.ts";
export { type Comparison, type MonteCarlo, runComparison, runMonteCarlo } from "./montecarlo/run.ts";
export { sitesOf } from "./montecarlo/sites.ts";
export { runViews, type StaticView, type Views } from "./montecarlo/views.ts";
export { allocator, type ColumnInfo, type ColumnMaker, describe } from "./numbers/columns.ts";
export { correlatedGroups, gaussianCopula, normalCorrelation, type RankCorrelation } from "./numbers/copula.ts";
export * from "./numbers/designs/index.ts";
export { hashText, type Key, seedKey, subkey, uniform } from "./numbers/luck.ts";
export * from "./numbers/math.ts";
export * from "./numbers/quantile.ts";
export { shiftedSobol, sobolDimensions, sobolPoint } from "./numbers/sobol.ts";
export { threefry } from "./numbers/threefry.ts";
export { type CalibratedFile, calibratedText } from "./results/calibratedFile.ts";
export { type DesignRecord, designHash, readDesignTable, writeDesign } from "./results/designTable.ts";
export { StoreError } from "./results/errors.ts";
export { type ExportRequest, exportRun, openTables, tableNames } from "./results/export/exportRun.ts";
export { readLadder, writeLadder } from "./results/ladderTable.ts";
export type { Manifest } from "./results/manifest.ts";
export { type MergeRequest, mergeShards } from "./results/mergeShards.ts";
export { designTableOfParquet } from "./results/parquetRows.ts";
export { type QueryAnswer, queryRun } from "./results/query.ts";
export { answerOfRun, readRun, type SavedRun } from "./results/readRun.ts";
export { readTable } from "./results/rows.ts";
export { openRun, type RunRequest } from "./results/runFolder.ts";
export { listAllRuns } from "./results/runPlace.ts";
export type { RunStore } from "./results/runStore.ts";
export { sampleOfRun } from "./results/sampleOfRun.ts";
export { type ChunkRange, chunkCount, shardRanges } from "./results/shards.ts";
export { toArquero } from "./results/toArquero.ts";
export { type Verification, verifyRun } from "./results/verify.ts";
export { type SumsVerification, verifySums } from "./results/verifySums.ts";
export { type TablesVerification, verifyTables } from "./results/verifyTables.ts";
export { checkAgainstWorld, checkWorldName } from "./scenario/againstWorld.ts";
export { type LoadedLedger, readLedger } from "./scenario/claims/load.ts";
export type * from "./scenario/claims/types.ts";
export { dayNumber, daysFrom } from "./scenario/dates.ts";
export {
  type DesignTable,
  type DesignUnits,
  designTableOfCsv,
  type GivenRows,
  readDesign,
} from "./scenario/designRows.ts";
export { type Difference, differencesOf, together } from "./scenario/differences.ts";
export { type Fault, type Place, ScenarioError } from "./scenario/errors.ts";
export { type FactorFormat, formatFactors, type ListedFactor, listed } from "./scenario/factorList.ts";
export { type FittedRow, priorOfFitted, readFitted } from "./scenario/fitted.ts";
export { type LoadedScenario, loadScenario, type Reader, readScenario } from "./scenario/load.ts";
export type * from "./scenario/newsTypes.ts";
export { foldPremises } from "./scenario/premises.ts";
export { mergeFactors, type Priors, parsePriors, readPriors } from "./scenario/priors.ts";
export { coupleOf, inverse, inverses } from "./scenario/sample.ts";
export { jsonSchema } from "./scenario/schema.ts";
export { readTargets, type TargetRow } from "./scenario/targets.ts";
export type * from "./scenario/types.ts";
export { readWorldFiles, worldTables } from "./scenario/worldFiles.ts";
export type * from "./scenario/worldTypes.ts";
export { allocateBlock, type Block, declareBlock } from "./world/block.ts";
export { type Draws, drawer, middleDraws } from "./world/draws.ts";
export { buildEconomy, type Economy, nominalValuer } from "./world/economy.ts";
export type { Fit } from "./world/fit.ts";
export { type Luck, luckOf, middling } from "./world/luck.ts";
export type { Valuer } from "./world/rows.ts";
export { valuer } from "./world/rows.ts";
export { startBlock } from "./world/start.ts";
export { declareWorld, type World } from "./world/tables.ts";
export {
  type FitTotal,
  type FittedPlant,
  type LargeSite,
  type WorldCounts,
  type WorldTotals,
  worldTotals,
} from "./world/totals.ts";
