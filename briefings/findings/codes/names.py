"""V2: names that must exist, and files that a briefing names."""

from .entry import entry

TITLE = "V2: names and files"
CODES = {
    "V201": entry(
        "no such item",
        """
        The text or field refers to the id of an item that the briefing does not have. The reference
        would lead nowhere, and a judgment would rest on nothing. Correct the id, or add the item.

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
        Two items, or two sources, have the same id. References, links and discussions use ids, so
        each id must be unique across all sections. Give the newer one a different id.

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
        The briefing declares a scale or a language that has no file. `make-briefing list` shows those
        on offer; to add one, put a file into `scales/` or `languages/` beside the content.

            # wrong
            scale: icd-203
            # right
            scale: icd203
        """,
    ),
    "V205": entry(
        "term of another scale",
        """
        The word does not belong to the declared scale. The same word stands for different
        probabilities in different scales (“likely” is 55–80 % in one and 66–100 % in another), so a
        briefing uses only one scale. Use a term from the help, or declare the scale of this word.

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
        as `sources.yaml`, is a link that leads out of the folder. Put the file itself into the folder.
        A briefing in a single file has no folder: turn `vessa.yaml` into `vessa/briefing.yaml`, and
        put the file beside it.
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
        The data of a figure are not a CSV file with a header line and at least one row, lack the
        column that `x` or `y` names, or have more than 4,000 cells. The message says which.
        """,
    ),
    "V210": entry(
        "words taken from English",
        """
        A warning: the file of the chosen language lacks words that the page needs, so the English
        words are printed instead. The message names the first of them. Add them under `words` in the
        language file.
        """,
    ),
    "V212": entry(
        "bibliography style cannot be used",
        """
        `csl` names a style that does not exist, or a file that is not a CSL 1.0.2 style with a
        bibliography. Styles may come from strangers, so a style is also refused if it declares a
        document type, has macros that call each other in a circle or go on without end, is larger than
        1 MiB or lies outside the briefing's folder. A dependent style has no bibliography of its own:
        use the one that the message names. `make-briefing list styles` shows those on offer; name your
        own file with its ending.

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
        program does not have. `make-briefing list rules` lists the rules;
        [Rules](rules.md) gives their thresholds and word lists.

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
        corrected or has another id. If the waiver stayed, it would hide the next fault there. Remove
        it, or correct `at`: the id of an item or source, or a place such as `summary[0]`.
        """,
    ),
    "V214": entry(
        "value cannot be drawn",
        """
        A cell of a chart's data is not a number, the range from `low` to `high` does not contain its
        number, a line or an area has two rows at the same place, or there is no number at all. The
        place is the cell in the data file. Write numbers as digits with a point; an empty cell means
        that nobody has the number. `kind: table` prints any words.
        """,
    ),
    "V215": entry(
        "too many rows for a chart",
        """
        Bar and dot charts may have at most 30 rows, each with its words; line and area charts at most
        400. More would be unreadable in a column of text. Leave rows out, add rows together, or print
        a table.
        """,
    ),
    "V216": entry(
        "chart specification cannot be used",
        """
        The file that `vega_lite` names is not JSON, is not Vega-Lite, names data outside the
        briefing's folder, contains an address, or takes too much time or memory to draw. The message
        says which, and why Vega-Lite refuses it. Nothing is downloaded while a chart is drawn.
        """,
    ),
    "V217": entry(
        "figure shows nothing",
        """
        The figure has neither `data` nor `vega_lite` nor `image`, or it is a chart that does not name
        its columns. Readers would get a title without a figure.

            # wrong
            figures: [{id: V1, title: Flow since 1968, kind: bar, alt: The flow falls by a third.}]
            # right
            figures: []
        """,
    ),
    "V218": entry(
        "dissents in a circle",
        """
        The dissent is on itself, or on dissents that are on each other. A dissent is printed below
        what it is on, and these are below nothing. Let one of them name an item: a judgment, a
        fact, a contested point.

            # wrong
            dissents: [{id: D1, on: D1, holder: Basin Office, text: The accord is void.}]
            # right
            dissents: [{id: D1, on: F1, holder: Basin Office, text: The accord is void.}]
        """,
    ),
    "V219": entry(
        "font that cannot be used",
        """
        A file in `fonts/` beside the content is not a font, is broken or too large, is a variable font, or
        forbids embedding a part of it; or it is not the file whose hash stands in `fonts/fonts.lock`.
        Nothing is built with a font that cannot be trusted to be the same tomorrow. Use another file; if
        you exchanged it on purpose, `make-briefing check --lock` writes its new hash.
        """,
    ),
}
