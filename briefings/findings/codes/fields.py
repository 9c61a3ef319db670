"""V1 and C: fields with wrong or missing values."""

from .entry import entry

TITLE = "V1: fields of the content file"
CODES = {
    "V101": entry(
        "missing or empty",
        """
        A field that the format requires is missing, or a key has no value. A missing field is
        reported at the mapping that lacks it. Add it, or remove the empty key.

            # wrong
            key_facts:
            - {id: F1, text: ""}
            # right
            key_facts:
            - {id: F1, text: The accord of 1968 is in force.}
        """,
    ),
    "V102": entry(
        "wrong shape",
        """
        The field has a list where text is expected, text where a list is expected, or something
        similar. The message says what was expected and what was found.

            # wrong
            authors: A. Author
            # right
            authors: [{name: A. Author}]
        """,
    ),
    "V103": entry(
        "not one of the choices",
        """
        The field accepts only certain words, and this is not one of them. The help gives the nearest
        word, or the list.

            # wrong
            status: finished
            # right
            status: final
        """,
    ),
    "V104": entry(
        "unknown key",
        """
        The format has no field of this name here. The value of a misspelt key would be lost silently,
        so this is an error. The help gives the nearest known key. Write your own notes in YAML
        comments, or under `custom` of a source.

            # wrong
            key_facts:
            - {id: F1, text: The accord is in force., confidnce: high, basis: Its text is public.}
            # right
            key_facts:
            - {id: F1, text: The accord is in force., confidence: high, basis: Its text is public.}
        """,
    ),
    "V105": entry(
        "neither true nor false",
        """
        The field is a yes-or-no question and accepts only `true` and `false`. `yes`, `no`, `on` and
        `off` are read as text, so that Norway's `no` stays text in other fields.

            # wrong
            neutral: yes
            # right
            neutral: true
        """,
    ),
    "V106": entry(
        "not a date",
        """
        The text is not a date in the form that the field accepts. Days such as `cutoff` are written
        YYYY-MM-DD; the dates of facts, events and sources may also be a year, a month, an interval
        or approximate (EDTF): `1968`, `2012-02`, `1992-12-17/1993-12`, `1990~`, `199X`.

            # wrong
            cutoff: 30 June 2026
            # right
            cutoff: 2026-06-30
        """,
    ),
    "V107": entry(
        "no such day",
        """
        The date has the right form, but the calendar has no such day.

            # wrong
            cutoff: 2026-06-31
            # right
            cutoff: 2026-06-30
        """,
    ),
    "V108": entry(
        "not an id",
        """
        An item id is a letter followed by at most 23 letters, digits, hyphens, underscores or full
        stops. Ids of sources may be longer, and may also contain `:`, `/` and `+`. An id may not begin
        with `sec-`, `src-` or `toc-`, because the page uses these itself. Ids are printed, cited and
        linked, so they must work in all three places.

            # wrong
            key_facts:
            - {id: 1, text: The accord is in force.}
            # right
            key_facts:
            - {id: F1, text: The accord is in force.}
        """,
    ),
    "V109": entry(
        "not a web address",
        """
        The field needs an address that begins with `https://` or `http://`. Other schemes and bare
        host names are refused, because a reader could not open them from the page.

            # wrong
            url: example.org/briefs/vessa
            # right
            url: https://example.org/briefs/vessa
        """,
    ),
    "V110": entry(
        "path leaves the folder",
        """
        A briefing may only name files in its own folder. An absolute path, `~`, a drive letter or
        `..` would read something else on this machine, so they are refused. Copy the file into the
        folder, and give its path from there.

            # wrong
            logo: ../logo.png
        """,
    ),
    "V111": entry(
        "more than one short line",
        """
        The field is printed in one line, such as a title or a name. It may have no line breaks and at
        most 300 characters. Shorten it, or move the rest to a field for longer text.

            # wrong
            title: |
              Water shares
              on the Upper Vessa
            # right
            title: Water shares on the Upper Vessa
        """,
    ),
    "V112": entry(
        "nothing is stated",
        """
        The file has neither a `summary` nor `key_facts`, so there is nothing to print but a title.
        Write at least one of them.
        """,
    ),
    "V113": entry(
        "not a language tag",
        """
        Languages are named by BCP 47 tags, such as `en`, `pt-BR` or `fa`. The tag decides the voice
        of a screen reader and the direction of the page.

            # wrong
            language: English (British)
            # right
            language: en
        """,
    ),
    "V114": entry(
        "out of range",
        """
        The number is smaller or larger than the field allows; the message gives the limit. This
        concerns files of lengths and scales; a content file has no such numbers.
        """,
    ),
    "V115": entry(
        "link that does not print",
        """
        Links in texts may use `https`, `http` or `mailto`. Anything else, such as a file on your
        machine or a script, would do nothing for a reader, or something unwanted.

            # wrong
            why_it_matters: See [the draft](file:///home/me/draft.odt).
            # right
            why_it_matters: See [the draft](https://example.org/draft).
        """,
    ),
    "V116": entry(
        "sources in more than one file",
        """
        A briefing has one list of sources: under `sources` in the content file, or in
        `sources.yaml`, or in `sources.json`. With two lists, nobody could tell which one counts.
        Move all sources into one file, and remove the others.
        """,
    ),
    "V117": entry(
        "length without a section that no length drops",
        """
        A length file lists the sections it prints, and this one lacks `contested_points`, `scale`,
        `sources` or, for a length that does not print everything, `omissions`. A reader of any
        length must see what is disputed, how to read the grades, what the statements rest on, and
        what was left out. Add it to `sections`.
        """,
    ),
}
