"""``python picture.py FILE``: draw the curves that come as JSON on stdin; needs matplotlib."""

import json
import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.hashsalt": "vantage6-hl", "svg.fonttype": "path", "font.size": 8})

from matplotlib import pyplot  # noqa: E402 - the backend comes first

STYLES = {0: ("#0b6e4f", "o-"), 1: ("#c1440e", "s--"), 2: ("#555555", "^:"), 3: ("#2456a6", "v-.")}


def draw(curves, file):
    """Draw one small picture for each curve."""
    columns = 3
    rows = -(-len(curves) // columns)
    figure, axes = pyplot.subplots(rows, columns, figsize=(10, 2.9 * rows), squeeze=False)
    for axis in axes.flat[len(curves) :]:
        axis.axis("off")
    for axis, curve in zip(axes.flat, curves, strict=False):
        for number, (name, points) in enumerate(curve["series"].items()):
            color, style = STYLES[number]
            axis.loglog(*zip(*points, strict=True), style, color=color, label=name, markersize=4)
        axis.set_title(curve["title"])
        axis.set_xlabel(curve["size"])
        axis.set_ylabel(curve["measure"])
        axis.grid(visible=True, which="major", alpha=0.3)
        axis.legend(fontsize=7)
    figure.tight_layout()
    figure.savefig(file, format="svg", metadata={"Date": None})


if __name__ == "__main__":
    draw(json.load(sys.stdin), sys.argv[1])
