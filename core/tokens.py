"""Colours, distances and text sizes: the one file behind the window, its charts and the printed pages.

Colours are "#RRGGBB". Every pair that a text may stand in keeps a contrast of 4.5 : 1, which a test measures.
"""

from dataclasses import dataclass

FONT_FAMILY = "Noto Sans SC"


@dataclass(frozen=True)
class Colours:
    """One theme. A *_weak colour is the ground that its full colour may be written on."""

    is_dark: bool
    background: str  # of a page
    surface: str  # cards, grids, the top bar
    sunken: str  # rail, status bar, the track of a meter
    hover: str
    line: str  # one-pixel borders and grid lines
    field: str  # the border of what is typed into or ticked, 3 : 1 on every ground
    text: str
    secondary: str
    caption: str
    faint: str  # placeholders and what is switched off; never a text that must be read
    accent: str
    accent_hover: str
    on_accent: str
    accent_weak: str
    warn: str
    warn_weak: str
    bad: str
    bad_weak: str
    info: str
    info_weak: str
    band: str  # the interval around a line of the accent colour, opaque so that it prints the same
    series: tuple[str, ...]  # told apart by readers with any colour vision


LIGHT = Colours(
    is_dark=False,
    background="#F6F6F3",
    surface="#FFFFFF",
    sunken="#EFEFEA",
    hover="#E7E7E1",
    line="#E2E1DB",
    field="#83888D",
    text="#1E2225",
    secondary="#5A6067",
    caption="#666C72",
    faint="#8C9197",
    accent="#1D6B58",
    accent_hover="#185A4A",
    on_accent="#FFFFFF",
    accent_weak="#E2EFEA",
    warn="#94590A",
    warn_weak="#FBF1DD",
    bad="#AE3A2E",
    bad_weak="#FAE8E5",
    info="#2C5A96",
    info_weak="#E5EDF7",
    band="#DCE8E4",
    series=("#1D6B58", "#B8762A", "#2C5A96", "#8A4B8C", "#AE3A2E", "#5F6B2D", "#3E8EA8", "#6B6157"),
)

DARK = Colours(
    is_dark=True,
    background="#15171A",
    surface="#1D2023",
    sunken="#262A2E",
    hover="#2E3338",
    line="#33383D",
    field="#727980",
    text="#E7E8EA",
    secondary="#A9AEB5",
    caption="#949BA2",
    faint="#7C838A",
    accent="#5DBFA6",
    accent_hover="#74CDB6",
    on_accent="#10211C",
    accent_weak="#1E3A34",
    warn="#E0B252",
    warn_weak="#3A2F18",
    bad="#EB887D",
    bad_weak="#40231F",
    info="#82B1EC",
    info_weak="#1E2D42",
    band="#2A3A37",
    series=("#5DBFA6", "#E0B252", "#82B1EC", "#C793C9", "#EB887D", "#AEBB6A", "#7CC3DB", "#B5AAA0"),
)


class Space:
    """Distances in device-independent pixels, on a grid of four."""

    unit = 4
    tight = 8
    gap = 12
    card = 16
    page = 24


class Radius:
    card = 10
    control = 6
    chip = 10


class TextSize:
    """Heights in pixels on screen and, times 0.75, in points on paper. Weights are 400 and 700."""

    figure = 26
    title = 20
    reading = 15  # an essay's text
    body = 13
    caption = 12


class Size:
    """Heights and widths that repeat across the window."""

    control = 32
    row = 30  # of a grid
    rail = 172
    rail_item = 36
    top_bar = 56
    status_bar = 26
    side_panel = 330
    icon = 18
