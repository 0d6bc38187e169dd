"""The reader's own code, run by Node on answers that Python gives."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tools.programs import node

REPLAY = Path(__file__).parent / "js/replay.js"


def replay(table: dict[str, Any], readers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what the engine says of each reader: gate, path, verdicts and plan.

    A reader is `{"answers": …, "screens": {id: attempts}, "before": {id: [attempts, …]}}`; what is
    left out is empty.
    """
    filled = [{"answers": {}, "screens": {}, "before": {}, **reader} for reader in readers]
    done = subprocess.run(
        [*node(), str(REPLAY)],
        input=json.dumps({"table": table, "readers": filled}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: list[dict[str, Any]] = json.loads(done.stdout)
    return said
