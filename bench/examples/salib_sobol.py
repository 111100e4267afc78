"""Sobol' indices of people out of work on day 7, designed and analysed by SALib, simulated by Runout.

    python bench/examples/salib_sobol.py scenarios/graphite-cutoff.yaml 64

Needs Python 3.9+, numpy, SALib 1.4+ and, to read the result, pyarrow 14+. Rows of one base sample share their luck, so that they differ by
their factors alone. All factors beside the chosen ones are drawn by luck.
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

CHOSEN = ["anodeCoverDays", "cellCoverDays", "packCoverDays", "furloughLagBatteryDays", "otherInputCoverDays"]


def runout(*words):
    return subprocess.run(["npx", "runout", *words], check=True, capture_output=True, text=True).stdout


def problem_of(scenario):
    """The scenario's factors as a SALib problem; bounds are probabilities, so that each factor keeps its own prior."""
    whole = json.loads(runout("factors", scenario, "--format", "salib"))
    names = [name for name in whole["names"] if name in CHOSEN]
    if len(names) < 2:
        sys.exit(f"{scenario} varies {names} of {CHOSEN}; choose others")
    return {"num_vars": len(names), "names": names, "bounds": [[0, 1]] * len(names)}


def write_rows(file, names, rows, block):
    with open(file, "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([*names, "luck"])
        for number, row in enumerate(rows):
            writer.writerow([*(float(x) for x in row), number // block])


def main(scenario, base):
    import pyarrow.feather as feather
    from SALib.analyze import sobol as analyse
    from SALib.sample import sobol as sample

    problem = problem_of(scenario)
    rows = sample.sample(problem, base, calc_second_order=False, seed=1)
    with tempfile.TemporaryDirectory() as folder:
        design = Path(folder, "rows.csv")
        write_rows(design, problem["names"], rows, block=problem["num_vars"] + 2)
        out = Path(folder, "run")
        runout("run", scenario, "--design", str(design), "--units", "quantile", "--horizon", "10", "--out", str(out), "--quiet")
        table = feather.read_table(out / "replications.arrow")
    assert table["row"].to_pylist() == list(range(len(rows))), "a row failed; see runout show"
    result = analyse.analyze(problem, table["outOfWork.day7"].to_numpy(), calc_second_order=False, seed=1)
    for name, first, total, error in zip(problem["names"], result["S1"], result["ST"], result["ST_conf"]):
        print(f"{name:28s} first {first:6.2f}  total {total:6.2f} +- {error:.2f}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 64)
