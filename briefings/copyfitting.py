"""Selection and layout until a length has its pages.

1. One layout of about as much as the pages hold, guessed from the number of words, gives the
   height of every item in it.
2. From these heights: how many rungs of the ladder fill the pages at the smallest type. Each
   layout corrects the next guess.
3. What is left is filled with larger type, then with space between items.

Source of the method and of its cost: measured prototypes, see `docs/architecture.md`.
"""

from .diagnostics import Faulty, Finding, Place
from .estimating import Cited, Heights, first_guess
from .measuring import Measure
from .typesetting import Job, Layout, Setting, lay_out

FULL = 8.0
"""A page may leave so many millimetres empty while items wait."""
AREA_EXPONENT = 1.75
"""How the height of set text grows with its size: shorter lines and higher ones."""
MM_PER_POINT = 25.4 / 72
LOWEST_FOOT = 26.0
A_LINE = 3.4
SOURCES_IN_A_LINE = 6
"""What closes a page, in millimetres: first guess without sources, and a line of sources."""


def fit(job: Job) -> Layout:
    """The fullest layout within the pages. Raises `Faulty` (G01) when what must stay is too much."""
    return _Fitting(job).run()


class _Fitting:
    """The state of one fit: how many layouts were made, the best, and what was learned."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.side_by_side = 2 if job.length.shape == "columns" else 1
        self.feet: dict[int, float] = {}
        """Height of what closes the page, by number of rungs, as far as it was measured."""
        self.base = LOWEST_FOOT
        """The same without sources."""
        self.ladder = job.ladder
        self.passed: tuple[tuple[int, str], ...] = ()
        self.made = 0
        self.best: Layout | None = None
        self.failed = len(job.ladder.rungs) + 1
        """The lowest number of rungs that did not fit at the smallest type."""
        self.heights = Heights(job.ladder)
        self.gains: list[float] = []

    def run(self) -> Layout:
        self._fill()
        self._enlarge()
        best = self._justify(self._level(self._best))
        if best.measure.pages < self.job.pages:  # page numbers were printed for the full budget
            self.made += 1
            job = self.job._replace(pages=best.measure.pages)
            best = lay_out(job, best.selection, best.setting)
        return best._replace(layouts=self.made)

    @property
    def top(self) -> int:
        """How many rungs the ladder has."""
        return len(self.ladder.rungs)

    @property
    def _best(self) -> Layout:
        assert self.best is not None
        return self.best

    @property
    def left(self) -> int:
        """How many layouts may still be made."""
        return self.job.length.layouts - self.made

    def _try(self, setting: Setting) -> Layout | None:
        """One layout; None when it does not fit."""
        setting = setting._replace(foot=self._foot(setting.rungs), passed=self.passed)
        self.made += 1
        self.last = lay_out(self.job, self.ladder.selection(setting.rungs), setting)
        found = self.last.measure
        self.feet[setting.rungs] = found.closing + 0.2
        self.base = self.feet[setting.rungs] - A_LINE * self._source_lines(setting.rungs)
        fits = found.pages <= self.job.pages and found.closing <= setting.foot + 0.1
        if setting.column:
            fits = fits and len(found.columns) <= self.side_by_side
        if not fits and found.pages > self.job.pages and setting.body == self.job.body.smallest:
            self.failed = min(self.failed, setting.rungs)
        return self.last if fits else None

    def _foot(self, rungs: int) -> float:
        """What to keep free at the foot of the page: it grows with the sources of more items."""
        if self.side_by_side == 1:
            return 0.0
        if rungs in self.feet:
            return self.feet[rungs]
        return self.base + A_LINE * self._source_lines(rungs)

    def _source_lines(self, rungs: int) -> int:
        cited = Cited(self.ladder)
        keys = {**self.ladder.foot, **{rung.key: "" for rung in self.ladder.rungs[:rungs]}}
        return -(-sum(cited.add(key) for key in keys) // SOURCES_IN_A_LINE)

    def _fill(self) -> None:
        """As many rungs as fit at the smallest type."""
        rungs = first_guess(self.ladder, self.job.pages, self.job.body.smallest)
        reserve = self.job.length.layouts // 3
        while True:
            layout = self._try(Setting(rungs, self.job.body.smallest))
            if layout and (self.best is None or rungs > self.best.setting.rungs):
                self.best = layout
            self.heights.learn(self.ladder, self.last.selection, self.last.measure.heights)
            self.gains = self.heights.gains(self.ladder, self.side_by_side)
            if self.failed == 0:
                raise self._too_much(self.last)
            if self.best is None:
                care = 0.0 if self.left > 2 else 0.06
                rungs = self._next_guess(care) if self.left > 0 else 0
                continue
            rungs = self._next_guess(0)
            if rungs <= self.best.setting.rungs:
                rungs = self._pass_by()
            if self.left <= reserve or rungs <= self.best.setting.rungs:
                return

    def _pass_by(self) -> int:
        """Where the next item is too big for what is left, what a smaller one of others fills."""
        rungs = self._best.setting.rungs
        if self._best.measure.spare < FULL / 2 or rungs >= self.top:
            return rungs
        section = self.ladder.rungs[rungs].key.section
        self.ladder = self.ladder.passing(rungs, section)
        self.passed = (*self.passed, (rungs, section))
        self.gains = self.heights.gains(self.ladder, self.side_by_side)
        self.failed = self.top + 1
        self.feet = {k: foot for k, foot in self.feet.items() if k <= rungs}
        self.last = self._best
        return self._next_guess(0)

    def _next_guess(self, care: float) -> int:
        """From the height of the last layout, how many rungs fill the pages."""
        rungs, found = self.last.setting.rungs, self.last.measure
        sheet = found.area + self.last.setting.foot

        def room(rungs: int) -> float:
            return self.job.pages * (sheet - self._foot(rungs)) * (1 - care)

        used = found.used(self.side_by_side)
        while rungs < self.top and used + self.gains[rungs] <= room(rungs + 1):
            used += self.gains[rungs]
            rungs += 1
        while rungs > 0 and used > room(rungs):
            rungs -= 1
            used -= self.gains[rungs]
        return min(rungs, self.failed - 1)

    def _enlarge(self) -> None:
        """The largest type that still fits."""
        limit, step = self.job.body.largest, self.job.body.step
        for _ in range(3):
            found, setting = self._best.measure, self._best.setting
            used = found.used(self.side_by_side)
            room = self.job.pages * found.area
            if room - used <= FULL / 2 or self.left <= 1:
                return
            size = setting.body * (room * 0.996 / used) ** (1 / AREA_EXPONENT)
            size = round(min(limit, int(size / step + 1e-6) * step), 3)
            if size <= setting.body + step / 2:
                return
            layout = self._try(setting._replace(body=size))
            if layout:
                self.best = layout
            else:
                limit = (setting.body + size) / 2

    def _level(self, best: Layout) -> Layout:
        """Columns of one height, where everything is printed and the page is not full."""
        found = best.measure
        waiting = best.setting.rungs < self.top
        if self.side_by_side == 1 or waiting or found.spare < 2 * FULL or self.left <= 0:
            return best
        mean = sum(column.filled for column in found.columns) / self.side_by_side
        # Items do not split: one column may be longer by as much as the highest of them.
        tallest = max(found.heights.values(), default=0)
        return self._try(best.setting._replace(column=mean + 0.6 * tallest)) or best

    def _justify(self, best: Layout) -> Layout:
        """Space between items, so that every column and page ends where it should."""
        # Below the last item of a column stand its own margin and that of its section.
        below = 0.95 * best.setting.body * MM_PER_POINT
        waiting = best.setting.rungs < self.top or self.passed
        most = self.job.length.gap * (2 if waiting else 1)
        for share in (1.0, 0.6):
            if self.left <= 0 or best.setting.column:
                break
            gaps = tuple(
                (round(min(most, 1 + share * (c.void - below) / c.elastic), 3),
                 c.items[:-1])
                for c in best.measure.columns
                if c.elastic > 0 and c.void > below + 0.5 and c.items[:-1]
            )  # fmt: skip
            layout = self._try(best.setting._replace(gaps=gaps)) if gaps else None
            if layout:
                return layout
        return best

    def _too_much(self, layout: Layout) -> Faulty:
        excess = _excess(layout.measure, self.job.pages)
        heights = layout.measure.heights
        longest = sorted(
            (key.id for key in self.job.ladder.foot if key.id in heights),
            key=lambda id: -heights[id],
        )[:3]
        pages = "1 page" if self.job.pages == 1 else f"{self.job.pages} pages"
        message = (
            f"what must stay on the {self.job.length.title.lower()} is {excess:.0f} mm "
            f"more than {pages} {'hold' if self.job.pages > 1 else 'holds'}"
        )
        help = f"shorten {', '.join(longest)}" if longest else "shorten the title or bottom line"
        return Faulty([Finding("G01", "error", message, Place(""), f"{help}, or remove a `must`")])


def _excess(found: Measure, pages: int) -> float:
    """How much of a layout lies beyond its pages, in millimetres."""
    side_by_side = 2 if found.above else 1
    return max(1.0, found.used(side_by_side) - pages * found.area)
