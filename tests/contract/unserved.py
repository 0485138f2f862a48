"""Operations that no release so far can serve, and why; to be struck out once one can."""

from __future__ import annotations

NEVER_SUCCEED = {
    "hq.blobstream_get": "vantage6/hq/resource/blobstream.py reads Run.input, which is no column: always 500",
}
