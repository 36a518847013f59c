"""One sheet: a portrait picture for a phone, drawn in pixels from its top left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import IdentityTransform

from bot.pictures.lettering import Face, Lettering

WIDTH, HEIGHT = 1080, 1350
LEAST_HEIGHT, MOST_HEIGHT = 1180, 1620
MARGIN = 84
INNER = WIDTH - 2 * MARGIN
FOOTER = "Not evidence of safety or change."
FOOTER_ROOM = 96

BACKGROUND = "#faf7f2"
TINT = "#e3ebf1"
TRACK = "#e6e0d6"
RULE = "#bdb3a4"
INK = "#1f2d3a"
MUTED = "#5b6670"
# Blue and vermilion stay apart in every common kind of colour blindness (Okabe and Ito, 2008).
COOL = "#00639c"
WARM = "#c94f00"

# At this many dots an inch, a point is a pixel.
DOTS = 72

Point = tuple[float, float]


@dataclass(frozen=True)
class Ink:
    """How a line of type looks. `size` in pixels; `anchor` is left, center or right of x."""

    face: Face
    size: float
    colour: str = INK
    anchor: str = "left"


@dataclass(frozen=True)
class Mark:
    """The shape of a point: a marker letter of the drawing library, filled or hollow."""

    shape: str
    hollow: bool = False


class Paper:
    """A blank sheet with its headline, the line under it, and its footer."""

    def __init__(
        self, headline: str, under: str, lettering: Lettering, height: int = HEIGHT
    ) -> None:
        """Lay out the sheet."""
        self.lettering = lettering
        self._height = height
        self._figure = Figure(figsize=(WIDTH / DOTS, height / DOTS), dpi=DOTS)
        FigureCanvasAgg(self._figure)
        self.write(MARGIN, 122, headline, Ink(lettering.bold, 60))
        self.write(MARGIN, 174, under, Ink(lettering.plain, 30, MUTED))
        self.write(MARGIN, height - 52, FOOTER, Ink(lettering.plain, 26, MUTED))

    def write(self, x: float, baseline: float, text: str, ink: Ink) -> None:
        """Write one line."""
        self._figure.text(
            x,
            self._height - baseline,
            text,
            transform=IdentityTransform(),
            fontproperties=ink.face.properties,
            fontsize=ink.size,
            color=ink.colour,
            ha=ink.anchor,
            va="baseline",
            parse_math=False,
        )

    def box(self, corner: Point, size: tuple[float, float], colour: str, radius: float) -> None:
        """Fill a box with round corners; `corner` is the top left one, `size` width, height."""
        (x, y), (width, height) = corner, size
        self._figure.add_artist(
            FancyBboxPatch(
                (x, self._height - y - height),
                width,
                height,
                boxstyle=f"round,pad=0,rounding_size={min(radius, width / 2, height / 2)}",
                linewidth=0,
                facecolor=colour,
                transform=IdentityTransform(),
            )
        )

    def line(self, points: Sequence[Point], colour: str, width: float, style: str = "-") -> None:
        """Draw a line through the points; a point that is not a number leaves a gap."""
        self._add(points, color=colour, linewidth=width, linestyle=style)

    def dots(self, points: Sequence[Point], colour: str, size: float, mark: Mark) -> None:
        """Mark the points."""
        self._add(
            points,
            color=colour,
            linestyle="none",
            marker=mark.shape,
            markersize=size,
            markerfacecolor=BACKGROUND if mark.hollow else colour,
            markeredgecolor=colour,
            markeredgewidth=max(size / 6, 2.5),
        )

    def _add(self, points: Sequence[Point], **look: object) -> None:
        artist = Line2D([x for x, _ in points], [self._height - y for _, y in points])
        artist.set(transform=IdentityTransform(), solid_joinstyle="round", **look)
        artist.set_solid_capstyle("round")
        self._figure.add_artist(artist)

    @property
    def words(self) -> tuple[str, ...]:
        """Every line on the sheet, in the order they were written."""
        return tuple(line.get_text() for line in self._figure.texts)

    def png(self) -> bytes:
        """The finished picture, without a word about what made it."""
        buffer = BytesIO()
        self._figure.savefig(
            buffer,
            format="png",
            dpi=DOTS,
            facecolor=BACKGROUND,
            metadata={"Software": None},
        )
        return buffer.getvalue()
