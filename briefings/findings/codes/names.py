"""V2: names that must exist, and files that a briefing names."""

from .entry import entry

TITLE = "V2: names and files"
CODES = {
    "V201": entry(
        "no such item",
        """
        The text or field refers to the id of an item that the briefing does not have. Readers would
        follow a reference into nothing, and a judgment would rest on nothing. Correct the id, or
        add the item.

            # wrong
            bottom_line: {text: Both basins accept the accord., rests_on: [F9]}
            # right
            bottom_line: {text: Both basins accept the accord., rests_on: [F1]}
        """,
    ),
    "V202": entry(
        "no such source",
        """
        A citation names a source that is not in the list of sources. Add the source, or correct its
        id; the same holds for `[@id]` in a text.

            # wrong
            summary: [{text: "The accord gives 46 per cent [@acord]."}]
            # right
            summary: [{text: "The accord gives 46 per cent [@accord]."}]
        """,
    ),
    "V203": entry(
        "id is taken",
        """
        Two items, or two sources, have the same id. Ids are what references, links and discussions
        point to, so each stands for one thing across all sections. Give the newer one an id of its
        own.

            # wrong
            gaps:
            - {id: F1, text: The annex has not been published.}
            # right
            gaps:
            - {id: G1, text: The annex has not been published.}
        """,
    ),
    "V204": entry(
        "no such scale or language",
        """
        The briefing declares a scale or a language for which there is no file. `make-briefing list`
        shows those on offer; a file of your own in `scales/` or `languages/` beside the content adds
        one.

            # wrong
            scale: icd-203
            # right
            scale: icd203
        """,
    ),
    "V205": entry(
        "term of another scale",
        """
        The word is not one of the declared scale's. The same word stands for different
        probabilities in different scales (“likely” is 55–80 % in one and 66–100 % in another), so a
        briefing keeps to one. Use a term from the help, or declare the scale that the word is from.

            # wrong
            key_judgments:
            - {id: J1, text: The shares will be renegotiated., likelihood: realistic possibility}
            # right
            key_judgments:
            - {id: J1, text: The shares will be renegotiated., likelihood: roughly even chance}
        """,
    ),
    "V206": entry(
        "named file is not there",
        """
        A figure or the logo names a file that is not in the briefing's folder, or a file there, such
        as `sources.yaml`, is a link out of it. Put the file itself into the folder. A briefing in a
        single file has none: turn `vessa.yaml` into `vessa/briefing.yaml`, and put the file beside
        it.
        """,
    ),
    "V207": entry(
        "withheld, yet must be printed",
        """
        The item says both `safety: withhold` and `must: true`: never print it, and print it in every
        length. One of the two is a mistake, and only the author knows which. Remove it.

            # wrong
            key_facts:
            - {id: F1, text: The accord is in force.}
            - {id: F2, text: An official said so., safety: withhold, must: true}
            # right
            key_facts:
            - {id: F1, text: The accord is in force.}
            - {id: F2, text: An official said so., safety: withhold}
        """,
    ),
    "V208": entry(
        "picture cannot be used",
        """
        The picture is not a PNG, JPEG, GIF, WebP, BMP or TIFF, is damaged, or has more than 16
        million pixels. Save it again in one of these forms, or smaller.
        """,
    ),
    "V209": entry(
        "data cannot be used",
        """
        The data of a figure are not a CSV file with a head and at least one row, lack the column
        that `x` or `y` names, or have more than 4,000 cells. The message says which.
        """,
    ),
    "V210": entry(
        "words taken from English",
        """
        A warning: the file of the chosen language lacks words that the page needs, and the English
        ones are printed instead. The message names the first of them; add them under `words` of the
        language file.
        """,
    ),
    "V212": entry(
        "bibliography style cannot be used",
        """
        `csl` names a style that no folder offers, or a file that is not a CSL 1.0.2 style with a
        bibliography. Styles may come from strangers: one that declares a document type, calls a
        macro in circles, is larger than 1 MiB or lies outside the briefing's folder is refused, too.
        `make-briefing list styles` shows those on offer; a file of your own is named with its
        ending.

            # wrong
            csl: brieffing
            # right
            csl: briefing
        """,
    ),
    "V211": entry(
        "no such rule",
        """
        A waiver, or `lint:` in `settings.yaml`, names a rule, a threshold or a word list that the
        program does not have. `make-briefing list rules` names the rules;
        [Rules](rules.md) tells their thresholds and word lists.

            # wrong
            waivers: [{rule: D9, at: F1, reason: The sentence is the treaty's own.}]
            # right
            waivers: []
        """,
    ),
    "V213": entry(
        "waiver without a finding",
        """
        A warning: the rule finds nothing at the item that the waiver names, because the item was
        mended or is called something else. A waiver that stays would silence the next fault there.
        Remove it, or correct `at`: the id of an item or source, or a place such as `summary[0]`.
        """,
    ),
    "V214": entry(
        "value cannot be drawn",
        """
        A cell of a chart's data is not a number, the range between `low` and `high` does not hold
        its figure, a line or an area has two rows at the same place, or there is no number at all.
        The place is the cell in the data file. Numbers are digits with a point; an empty cell is a
        figure that nobody has. `kind: table` prints any words.
        """,
    ),
    "V215": entry(
        "too many rows for a chart",
        """
        Bars and dots have at most 30 rows, each with its words; lines and areas at most 400. More
        could not be read in a column of text. Leave rows out, sum them up, or print a table.
        """,
    ),
    "V216": entry(
        "chart specification cannot be used",
        """
        The file that `vega_lite` names is not JSON, is no Vega-Lite, names data outside the
        briefing's folder, holds an address, or takes too much time or memory to draw. The message
        says which, and why Vega-Lite refuses it. Nothing is fetched while a chart is drawn.
        """,
    ),
    "V217": entry(
        "figure shows nothing",
        """
        The figure has neither `data` nor `vega_lite` nor `image`, or it is a chart without the names
        of its columns. Readers would get a title without a figure.

            # wrong
            figures: [{id: V1, title: Flow since 1968, kind: bar, alt: The flow falls by a third.}]
            # right
            figures: []
        """,
    ),
}
