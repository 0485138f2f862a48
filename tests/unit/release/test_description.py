"""The README stands alone on a package index."""

from __future__ import annotations

from scripts.checkout import ROOT
from scripts.release.description import dead_links, standalone

TEXT = """\
See [waiting](docs/waiting.md), [the hub](https://vantage6.ai), [above](#top), ![picture](docs/one.svg).

```python
table["a"](docs/no.md)
```

`[code](docs/no.md)`
"""


def test_links_to_files_become_words() -> None:
    changed = standalone(TEXT)
    assert (
        "See waiting: docs/waiting.md, [the hub](https://vantage6.ai), [above](#top), picture: docs/one"
        in changed
    )
    assert changed.count("(docs/no.md)") == 2, "code stays as it is"


def test_what_leads_nowhere_is_found() -> None:
    assert dead_links(TEXT) == ["docs/waiting.md", "docs/one.svg"]
    assert dead_links(standalone(TEXT)) == []


def test_the_projects_own_can_stand_alone() -> None:
    assert dead_links(standalone((ROOT / "README.md").read_text(encoding="utf-8"))) == []
