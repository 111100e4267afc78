"""Scenario discovery by the EMA Workbench: its Latin hypercube, our model, its PRIM.

    python bench/examples/ema_discovery.py scenarios/graphite-cutoff.yaml 200

Needs Python 3.9+, pandas, ema_workbench 2.4+ and pyarrow 14+. Ranges are explored evenly here, priors are not: shares are over the range
that is explored and no probabilities.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

CASES = 100_000


def runout(*words):
    return subprocess.run(["npx", "runout", *words], check=True, capture_output=True, text=True).stdout


def parameters_of(scenario):
    """The scenario's factors as EMA Workbench parameters."""
    from ema_workbench import CategoricalParameter, RealParameter

    listed = json.loads(runout("factors", scenario, "--format", "ema"))
    return [
        CategoricalParameter(one["name"], one["categories"])
        if one["type"] == "CategoricalParameter"
        else RealParameter(one["name"], one["lower_bound"], one["upper_bound"])
        for one in listed
    ]


def main(scenario, count):
    import pandas
    import pyarrow.feather as feather
    from ema_workbench.analysis import prim
    from ema_workbench.em_framework.samplers import LHSSampler

    parameters = parameters_of(scenario)
    designs = LHSSampler().generate_designs(parameters, count)
    rows = pandas.DataFrame([dict(zip(designs.params, row)) for row in designs.designs])
    with tempfile.TemporaryDirectory() as folder:
        design = Path(folder, "rows.csv")
        rows.to_csv(design, index=False)
        out = Path(folder, "run")
        runout("run", scenario, "--design", str(design), "--units", "natural", "--horizon", "10", "--out", str(out), "--quiet")
        table = feather.read_table(out / "replications.arrow").to_pandas()
    cases = table["outOfWork.day7"] >= CASES
    print(f"{cases.sum()} of {len(cases)} rows reach {CASES:,}")
    box = prim.Prim(rows.loc[table["row"]].reset_index(drop=True), cases.to_numpy(), threshold=0.8).find_box()
    print(box.peeling_trajectory)
    box.inspect()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200)
