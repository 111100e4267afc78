# Morris screening by R's package sensitivity, simulated by Runout.
#
#   Rscript bench/examples/sensitivity_morris.R scenarios/graphite-cutoff.yaml 10
#
# Needs R 4+, sensitivity 1.28+, jsonlite, and arrow 14+ to read the result. All rows share luck 0, so that an elementary effect is an effect.

runout <- function(...) system2("npx", c("runout", shQuote(c(...))), stdout = TRUE)

words <- commandArgs(trailingOnly = TRUE)
if (length(words) == 0) stop("give a scenario file")
scenario <- words[1]
trajectories <- if (length(words) > 1) as.integer(words[2]) else 10L

problem <- jsonlite::fromJSON(paste(runout("factors", scenario, "--format", "salib"), collapse = "\n"))
chosen <- grep("CoverDays$|^furloughLag", problem$names, value = TRUE)
design <- sensitivity::morris(
  model = NULL, factors = chosen, r = trajectories,
  design = list(type = "oat", levels = 6, grid.jump = 3), binf = 0, bsup = 1
)

rows <- tempfile(fileext = ".csv")
out <- tempfile("run")
write.csv(cbind(as.data.frame(design$X), luck = 0), rows, row.names = FALSE)
invisible(runout("run", scenario, "--design", rows, "--units", "quantile", "--horizon", "10", "--out", out, "--quiet"))
table <- arrow::read_feather(file.path(out, "replications.arrow"))
stopifnot(identical(as.integer(table$row), seq_len(nrow(design$X)) - 1L))

sensitivity::tell(design, table$outOfWork.day7)
effects <- apply(abs(design$ee), 2, mean)
print(round(sort(effects, decreasing = TRUE)))
