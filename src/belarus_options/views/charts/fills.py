"""Fills of areas: light tints that differ in gray too, and patterns once those are used up."""

from belarus_options.views.charts import svg

# From light to dark in steps that also a gray print shows; blue against yellow, so that common
# forms of color blindness keep them apart; light enough for dark text.
TINTS = ("#fbf3d0", "#c9dff2", "#f1bf8f", "#86c3b7", "#b79ad0", "#a98d5c")
INK, FAINT = "#1a1a1a", "#5a5a5a"
# Each is drawn in a tile of 8 pixels, with a stroke of this width.
_PATTERNS = (
    ("M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", "0.9"),
    ("M4,3 v2 M3,4 h2", "1.4"),
    ("M0,4 h8", "0.9"),
    ("M4,0 v8", "0.9"),
    ("M0,4 h8 M4,0 v8", "0.7"),
    ("M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4", "0.9"),
)


def tint(index: int) -> str:
    """The color of an area by its place."""
    return TINTS[index % len(TINTS)]


def pattern(index: int) -> str:
    """The reference to an area's pattern; empty for the first areas, which need none."""
    turn = index // len(TINTS)
    return f"url(#pattern-{(turn - 1) % len(_PATTERNS)})" if turn else ""


def definitions(count: int) -> str:
    """Pattern definitions for `count` areas."""
    used = min(len(_PATTERNS), max(0, (count - 1) // len(TINTS)))
    tiles = [
        svg.element(
            "pattern",
            {"id": f"pattern-{index}", "width": 8, "height": 8, "patternUnits": "userSpaceOnUse"},
            svg.element(
                "path",
                {
                    "d": shape,
                    "stroke": INK,
                    "stroke_width": width,
                    "stroke_opacity": "0.45",
                    "fill": "none",
                },
            ),
        )
        for index, (shape, width) in enumerate(_PATTERNS[:used])
    ]
    return svg.element("defs", {}, "".join(tiles)) if tiles else ""
