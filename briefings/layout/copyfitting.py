"""Chooses and lays out as much of a briefing as the pages of a length hold.

1. A first layout gives the height of every item in it. Its size is guessed from the number of words.
2. These heights show which rungs of the ladder fill the pages at the smallest type, packed piece by piece
   into columns. Each layout corrects the next guess.
3. Larger type, then space between items, fills the remaining room.

Source of the method and of its cost: measured prototypes, see `docs/architecture.md`.
"""

from ..findings.finding import Faulty, Finding, Place
from ..model.length import Tier
from ..model.selection import Key
from .estimating import Cited, Foot, Heights, first_guess, packs
from .typesetting import Job, Layout, Setting, lay_out

FULL = 8.0
"""The most millimetres that a page may leave empty while items wait."""
AREA_EXPONENT = 1.45
"""The exponent with which the height of text grows with its size: lines get higher, and more."""
MM_PER_POINT = 25.4 / 72
CARE = 2.5
"""Millimetres to leave free in addition after a layout that did not fit."""
PIECE = 4.0
"""Millimetres of one piece of the part after the text, which may split anywhere."""


def fit(job: Job) -> Layout:
    """The fullest layout within the pages. Raises `Faulty` (G01) if even what must stay is too much."""
    return _Fitting(job).run()


class _Fitting:
    """The state of one fit: how many layouts were made, the best, and what was learned."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.side_by_side = job.side_by_side
        self.heights = Heights(job.ladder)
        self.foot = Foot()
        self.care = 0.0
        """Millimetres by which columns are assumed to be shorter than they are."""
        self.made = 0
        self.best: Layout | None = None
        self.waiting = True
        """Whether there are items that the best layout does not print."""

    def run(self) -> Layout:
        self._fill()
        self._enlarge()
        best = self._justify(self._level(self._best))
        if best.measure.pages < self.job.pages:  # the page numbers counted the full budget
            self.made += 1
            setting = best.setting._replace(pages=best.measure.pages)
            best = lay_out(self.job, best.selection, setting)
        return best._replace(layouts=self.made)

    @property
    def _best(self) -> Layout:
        assert self.best is not None
        return self.best

    @property
    def left(self) -> int:
        """The number of layouts that may still be made."""
        return self.job.length.layouts - self.made

    def _try(self, setting: Setting) -> Layout | None:
        """One layout; None if it does not fit."""
        selection = setting.selection(self.job.ladder)
        sources = Cited(self.job.ladder).count(selection.tiers)
        setting = setting._replace(foot=self._foot(sources))
        self.made += 1
        self.last = lay_out(self.job, selection, setting)
        found = self.last.measure
        if found.closing:
            self.foot.learn(sources, found.closing)
        room = min((column.void for column in found.columns), default=0.0)
        fits = found.pages <= self.job.pages and found.closing <= setting.foot + max(0.1, room)
        if setting.column:
            fits = fits and len(found.columns) <= self.side_by_side
        if setting.body == self.job.body.smallest and not setting.gaps:
            self.heights.learn(self.job.ladder, selection, found)
        return self.last if fits else None

    def _foot(self, sources: int) -> float:
        """The space to keep free at the foot of the page for the part that closes it."""
        return self.foot.height(sources) if self.side_by_side > 1 else 0.0

    def _slack(self, layout: Layout) -> float:
        """The space that a layout kept free at its foot and did not need."""
        sources = Cited(self.job.ladder).count(layout.selection.tiers)
        return layout.setting.foot - self._foot(sources) if self.side_by_side > 1 else 0.0

    def _fill(self) -> None:
        """As much as fits at the smallest type."""
        smallest = self.job.body.smallest
        setting = Setting(first_guess(self.job.ladder, self.job.pages, smallest), smallest)
        reserve = self.job.length.layouts // 3
        failed: set[frozenset[object]] = set()
        while True:
            layout = self._try(setting)
            printed = frozenset(self.last.selection.tiers.items())
            if layout:
                if self.best is None or len(printed) >= len(self._best.selection.tiers):
                    self.best = layout
            elif self.last.measure.pages > self.job.pages:
                if printed == frozenset(self.job.ladder.selection(0).tiers.items()):
                    raise self._too_much(self.last)
                failed.add(printed)
                self.care += CARE * self.job.pages
            if self.best and self.left <= reserve:
                break
            if self.left <= 0:
                setting = Setting(0, smallest)  # nothing has fitted so far: only what must stay
                continue
            setting = self._climb()
            while (same := frozenset(setting.selection(self.job.ladder).tiers.items())) in failed:
                self.care += CARE
                setting = self._climb()
            best = frozenset(self.best.selection.tiers.items()) if self.best else frozenset()
            if best and (len(same) < len(best) or same == best):
                break
        ladder = self.job.ladder.selection(len(self.job.ladder.rungs))
        self.waiting = len(self._best.selection.tiers) < len(ladder.tiers) or any(
            tier != ladder.tiers[key] for key, tier in self._best.selection.tiers.items()
        )

    def _climb(self) -> Setting:
        """The setting that takes every rung that fits, according to the known heights."""
        ladder, found = self.job.ladder, self.last.measure
        cited = Cited(ladder)
        tiers: dict[Key, Tier] = dict(ladder.foot)
        sources = cited.count(tiers)
        closing = self._closing()
        passed: list[tuple[int, str, str]] = []
        taken = 0
        for rung in ladder.rungs:
            if any((section, tier) == (rung.key.section, rung.tier) for _, section, tier in passed):
                continue
            more = sources + cited.peek(rung.key)
            trial = {**tiers, rung.key: rung.tier}
            blocks = self.heights.blocks(ladder, trial)
            if self.side_by_side == 1:
                after = closing + self.heights.source * more
                blocks = [found.opening, *blocks, *[PIECE] * round(after / PIECE)]
            if packs(blocks, self._columns(more)):
                tiers, sources = trial, more
                cited.add(rung.key)
                taken += 1
            else:
                passed.append((taken, rung.key.section, rung.tier))
        return Setting(taken, self.job.body.smallest, tuple(passed))

    def _columns(self, sources: int) -> list[float]:
        found, setting = self.last.measure, self.last.setting
        area = found.area + setting.foot - self._foot(sources) - self.care / self.job.pages
        return [area - found.above] * self.side_by_side + [area] * (
            self.job.pages * self.side_by_side - self.side_by_side
        )

    def _closing(self) -> float:
        """Height of the part after the text on the last page, without its sources."""
        if self.side_by_side > 1:
            return 0.0
        found, tiers = self.last.measure, self.last.selection.tiers
        text = sum(self.heights.blocks(self.job.ladder, tiers)) + found.opening
        sources = self.heights.source * Cited(self.job.ladder).count(tiers)
        return max(20.0, sum(column.filled for column in found.columns) - text - sources)

    def _enlarge(self) -> None:
        """The largest type that still fits; if nothing waits, on no more pages than before."""
        limit, step = self.job.body.largest, self.job.body.step
        full = self.waiting or self.side_by_side > 1
        pages = self.job.pages if full else self._best.measure.pages
        for _ in range(3):
            found, setting = self._best.measure, self._best.setting
            room = pages * (found.area + self._slack(self._best))
            if room - found.used <= FULL or self.left <= 1:
                return
            size = setting.body * (room * 0.996 / found.used) ** (1 / AREA_EXPONENT)
            size = round(min(limit, int(size / step + 1e-6) * step), 3)
            if size < setting.body + 3 * step:
                return
            layout = self._try(setting._replace(body=size))
            if layout and layout.measure.pages <= pages:
                self.best = layout
                if layout.measure.spare <= 2 * FULL:  # space between items takes the rest
                    return
            else:
                limit = (setting.body + size) / 2

    def _level(self, best: Layout) -> Layout:
        """Columns of equal height, if everything is printed and the page is not full."""
        found = best.measure
        if self.side_by_side == 1 or self.waiting or found.spare < 2 * FULL or self.left <= 0:
            return best
        mean = sum(column.filled for column in found.columns) / self.side_by_side
        # Items do not split: one column may be longer by as much as the tallest item.
        tallest = max((found.heights.get(id, 0) for id in best.selection.ids), default=0)
        for share in (0.2, 0.7):
            if self.left <= 0:
                break
            if layout := self._try(best.setting._replace(column=mean + share * tallest)):
                return layout
        return best

    def _justify(self, best: Layout) -> Layout:
        """Space between items, so that every column and page ends at the right height."""
        # Below the last item of a column are its own margin and that of its section.
        below = 1.15 * best.setting.body * MM_PER_POINT - self._slack(best)
        most = self.job.length.gap * (2 if self.waiting else 1)
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
        found, heights = layout.measure, layout.measure.heights
        excess = max(1.0, found.used - self.job.pages * found.area)
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
