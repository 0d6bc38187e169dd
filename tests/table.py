"""`python -m tests.table` prints the compiled table of a content folder, ours if none is named."""

import json
import sys
from pathlib import Path

from generator.compile import compile_table
from generator.library import load_library

ROOT = Path(__file__).parents[1]

if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "content"
    print(json.dumps(compile_table(load_library(folder)), ensure_ascii=False))
