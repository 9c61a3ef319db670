"""Exports as they are met outside: fields twice, joined, inherited, in formulas, in odd orders."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Build, Command, Write
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefings import importing
from briefings.catalogue.choices import TEMPLATES
from briefings.findings.finding import Place
from briefings.fonts import LATIN, _characters
from briefings.importing import bibtex_values, scripts
from briefings.importing.biblatex import entry_of
from briefings.importing.bibtex_names import names_of
from briefings.importing.bibtex_values import Raw, evaluated, strings_of
from briefings.importing.ids import Ids
from briefings.importing.latex import MAX_LENGTH, decoded
from briefings.importing.records import fitted
from briefings.model.source import bare_doi

EXPORTS = Path(__file__).parent / "data" / "exports"


class Imported:
    """What an import gives: records and notes by id."""

    def __init__(self, path: Path) -> None:
        records, self.findings = importing.read(path)
        self.records = {record.source.id: record.data for record in records}
        self.notes = {finding.at: finding.message for finding in self.findings}

    def __getitem__(self, id: str) -> dict[str, Any]:
        return self.records[id]


def of(name: str) -> Imported:
    """An export of `data/exports/`, none of whose entries is an error."""
    found = Imported(EXPORTS / name)
    assert all(finding.severity == "note" for finding in found.findings)
    return found


@pytest.fixture
def bib(tmp_path: Path) -> Any:
    """What becomes of the fields of one entry in a .bib file."""

    def read(fields: str, kind: str = "book") -> dict[str, Any]:
        path = tmp_path / "one.bib"
        path.write_text(f"@{kind}{{a, {fields}}}", encoding="utf-8")
        return Imported(path)["a"]

    return read


# Dates


def test_dates_without_a_place_are_kept_and_named() -> None:
    """Each is read, or its year is; what is not all of it stands under `custom`, with a note."""
    found = of("odd-dates.json")
    dates = {id: data.get("issued", data.get("accessed")) for id, data in found.records.items()}
    assert dates == {
        "before-christ": None, "season": "2011", "going-on": "1979", "month-14": "1974",
        "backwards": None, "in-words": "2015-09", "with-time": "2015-03-07",
    }  # fmt: skip
    kept = {id for id, data in found.records.items() if "custom" in data}
    assert kept == {"before-christ", "season", "going-on", "month-14", "backwards"}
    assert found.notes.keys() == kept
    assert found["before-christ"]["custom"] == {"issued": {"date-parts": [["-60", "1", "1"]]}}


def test_of_two_dates_the_finer_one_counts_if_they_agree() -> None:
    found = of("journal.ris")
    assert found["poe-2015-dams-and"]["issued"] == "2015-07-21"
    assert found["unended"]["issued"] == "2014"
    assert found["unended"]["custom"] == {"Y1": "2016-02-01"}
    assert of("same-meaning.bib")["gate"]["issued"] == "2020-11"


# Names


def test_names_in_labelled_parts() -> None:
    """`useprefix` says what kind of particle it is, and is no name."""
    found = of("labelled-names.bib")
    assert found["dijk2014"]["author"] == [
        {"family": "Dijk", "given": "Karel", "non-dropping-particle": "van den"},
        {"family": "Sable", "given": "Luc, M.", "suffix": "Jr.", "dropping-particle": "du"},
    ]
    assert found["dijk2014"]["editor"] == [{"given": "Madonna"}, {"literal": "Ministry, Upper"}]
    assert not re.search("true|false", str(found["dijk2014"]))


def test_part_of_a_name_that_nobody_knows_is_kept() -> None:
    found = of("labelled-names.bib")
    assert "role=chair" in found["dijk2014"]["custom"]["editor"]
    assert "`editor` is kept under `custom`" in found.notes["dijk2014"]


@given(st.dictionaries(
    st.sampled_from(["family", "given", "prefix", "suffix"]),
    st.text("abcÄé ,", min_size=1, max_size=8).map(str.strip).filter(bool),
    min_size=2,
).filter(lambda parts: "family" in parts))  # fmt: skip
def test_labelled_names_keep_every_part(parts: dict[str, str]) -> None:
    written = ", ".join(f"{key}={{{text}}}" for key, text in parts.items())
    (name,), unknown = names_of(f"{written}, useprefix=true, given-i=X")
    assert sorted(name.values()) == sorted(" ".join(text.split()) for text in parts.values())
    assert unknown == []


def test_parts_of_names_that_are_not_csl_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"id": "a", "type": "book", "author": [{"family": "Poe", "ORCID": "1-2"}]}]')
    found = Imported(path)
    assert found["a"]["author"] == [{"family": "Poe"}]
    assert found["a"]["custom"]["author"] == [{"family": "Poe", "ORCID": "1-2"}]
    assert "`ORCID` of `author` is kept under `custom`" in found.notes["a"]


# Values


def test_fields_that_are_there_twice() -> None:
    """Keywords and names are joined, of others the first counts; nothing is refused."""
    found = of("fields-twice.bib")
    assert found["dams2017"]["keyword"] == "dams, weirs"
    assert [name["family"] for name in found["dams2017"]["author"]] == ["Poe", "Moe"]
    assert (found["dams2017"]["volume"], found["dams2017"]["custom"]) == ("3", {"volume": "III"})
    assert "`keywords` is there twice: joined" in found.notes["dams2017"]
    assert "`volume` is kept under `custom`" in found.notes["dams2017"]
    assert found["weirs"]["title"] == "Weirs"


def test_values_joined_by_number_signs() -> None:
    """Texts in quotes and braces, numbers, `@string`s of strings, months."""
    found = of("joined.bib")
    assert found["poe1997"]["title"] == "A # in a title"
    assert found["poe1997"]["author"] == [
        {"family": "Poe", "given": "Eva"}, {"family": "Moe", "given": "Tim"},
    ]  # fmt: skip
    assert found["poe1997"]["container-title"] == "Annals of the Dam Society"
    assert found["poe1997"]["issued"] == "1997-08-07"
    assert found["moe1998"]["issued"] == "1998-05-03"
    assert "`lndh` stands for itself, since no `@string` defines it" in found.notes["poe1997"]
    assert "moe1998" not in found.notes


PARTS = st.lists(
    st.tuples(st.sampled_from(['"%s"', "{%s}"]), st.text("ab #,=", max_size=6)),
    min_size=1, max_size=5,
)  # fmt: skip


@given(PARTS, st.sampled_from(["#", " # ", "\n#\t"]))
def test_joined_parts_are_all_there(parts: list[tuple[str, str]], sign: str) -> None:
    value = evaluated(sign.join(form % text for form, text in parts), {})
    assert value == ("".join(text for _, text in parts), ())


@given(st.text('ab #{}"\\', max_size=30))
def test_no_value_ends_the_reading(value: str) -> None:
    """It is text, or None."""
    found = evaluated(value, {})
    assert found is None or isinstance(found.text, str)


def test_strings_of_strings_do_not_grow_without_end() -> None:
    class Block:
        def __init__(self, key: str, value: str) -> None:
            self.key, self.value = key, value

    bomb = [Block("s0", '"x"'), *(Block(f"s{n}", f"s{n - 1} # s{n - 1}") for n in range(1, 60))]
    strings = strings_of(bomb)
    assert max(map(len, strings.values())) <= bibtex_values.MAX_LENGTH


def test_second_field_of_a_meaning_is_kept_and_named() -> None:
    found = of("same-meaning.bib")
    dams, weirs, gate = (found[id] for id in ("poe2009", "moe2021", "gate"))
    assert (dams["publisher"], dams["publisher-place"], dams["event-place"]) == (
        "Weir House", "Leiden", "Porto, Portugal",
    )  # fmt: skip
    assert dams["custom"] == {"maintitle": "Days of Engineers", "organization": "Dam Society"}
    assert (weirs["issue"], weirs["title"]) == ("2", "Weirs: A survey")
    assert weirs["custom"] == {"issue": "77", "entrysubtype": "popular", "year": "2021"}
    assert gate["author"] == [{"family": "Poe", "given": "Eva"}]
    assert gate["custom"] == {"holder": [{"literal": "Gate Works"}]}
    for id, data in found.records.items():
        assert all(f"`{name}`" in found.notes[id] for name in data["custom"])


def test_second_tag_of_a_meaning_is_kept_and_named() -> None:
    """`JO` is the short title where there is a long one; the rest is kept."""
    found = of("journal.ris")
    dams = found["poe-2015-dams-and"]
    assert (dams["container-title"], dams["container-title-short"]) == ("Dam Letters", "Dam Lett.")
    assert dams["abstract"] == "The other abstract."
    assert dams["custom"].keys() == {"T2", "N2", "M1", "ET"}
    assert all(f"`{tag}`" in found.notes["poe-2015-dams-and"] for tag in dams["custom"])


def test_tags_that_hold_something_else() -> None:
    """A DOI is no genre, a date no edition, a copyright no number."""
    found = of("journal.ris")
    assert found["poe-2015-dams-and"]["DOI"] == "10.5678/dam.9"
    assert not found["poe-2015-dams-and"].keys() & {"genre", "edition", "number"}
    assert (found["unended"]["genre"], found["last"]["edition"]) == ("Working paper", "2")


def test_record_without_its_end_is_named() -> None:
    found = of("journal.ris")
    assert found["unended"]["title"] == "Weirs"
    assert "its end, `ER - `, is missing" in found.notes["unended"]


def test_lines_without_a_tag_continue_the_one_before(tmp_path: Path) -> None:
    """Of keywords and addresses each line is one; a text goes on; a tag again is a second value."""
    path = tmp_path / "a.ris"
    path.write_text(
        "1.\nTY  - JOUR\nID  - a\nTI  - Dams\nand dikes\nKW  - dam\ndike\nPB  - House\nPB  - Works\n"
        "ER  -\nRecord 2 of 2\nTY  - BOOK\nID  - b\nER  - "
    )
    found = Imported(path)
    assert (found["a"]["title"], found["a"]["keyword"]) == ("Dams and dikes", "dam, dike")
    assert (found["a"]["publisher"], found["a"]["custom"]) == ("House", {"PB": "Works"})
    assert found["b"] == {"id": "b", "type": "book"}


FIELDS = st.sampled_from(
    "address location publisher organization institution school booktitle journal journaltitle"
    " maintitle number issue note annote series volume keywords abstract language langid type"
    " holder date year month subtitle booksubtitle howpublished entrysubtype titleaddon x-own"
    " doi url edition pages eventtitle venue shorttitle eprint".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(FIELDS, max_size=9))
@example(["journaltitle", "booktitle", "booksubtitle"])
def test_every_word_of_an_entry_is_somewhere(names: list[str]) -> None:
    """In a field or under `custom`, whose names are all in the note; fields may repeat."""
    words = [f"word{number}" for number in range(len(names))]
    fields = (("title", "Title"), *zip(names, words, strict=True))
    (record,), findings = fitted([entry_of(Raw("article", "a", fields, Place("")))])
    for word in words:
        assert re.search(rf"\b{word}\b", str(record.data))
    for name in record.data.get("custom", {}):
        assert f"`{name}`" in findings[0].message


# LaTeX and markup


def test_raised_and_lowered_text_has_fonts() -> None:
    found = of("raised.json")
    title = "Na+, Ca²+ and CO₂ at 10^-3 in the 5th dam"
    assert found["ions"]["title"] == title
    for family in LATIN:
        assert set(title) <= _characters(TEMPLATES / "fonts")[family]


@given(st.text("0123456789+-n", min_size=1, max_size=6))
def test_no_raised_or_lowered_text_needs_a_font_of_its_own(text: str) -> None:
    """Every character is in both families of texts."""
    made = {scripts.raised(text), scripts.lowered(text), scripts.raised(text, formula=True)}
    fonts = _characters(TEMPLATES / "fonts")
    assert all(set("".join(made)) <= fonts[family] for family in LATIN)


def test_imported_title_is_printed(content: Write, command: Command, build: Build) -> None:
    """What our own import makes has a font on the page."""
    fact = {"id": "F1", "text": "It is so.", "citations": [{"source": "ions"}]}
    folder = content(folder=True, key_facts=[fact])
    assert command("import", EXPORTS / "raised.json", "--into", folder).status == 0
    assert not build(folder, lengths=("report",), formats=("pdf",)).failed


def test_formulas_and_boxes_keep_their_letters() -> None:
    found = of("formulas.bib")
    title = "Notes of the 7th Dam Meeting: CH₄ at 10^-2 and O(n^k)"
    assert found["m5"]["title"] == title
    assert found["m5"]["issued"] == "1961/1963"
    assert (found["m6"]["title"], found["m6"]["issued"]) == ("Only 5% of Weirs", "1991")
    assert (found["m7"]["title"], found["m7"]["issued"]) == ("Locks and gates", "2009-04")
    assert found["m8"]["issued"] == "1903"


def test_macro_that_nobody_knows_is_named_and_the_original_kept() -> None:
    found = of("formulas.bib")
    assert found["m8"]["custom"]["title"] == r"Gates \unheardof of"
    assert r"LaTeX of `title` is not known (\unheardof)" in found.notes["m8"]


def test_address_of_how_it_was_published_is_the_url() -> None:
    found = of("formulas.bib")["m9"]
    assert (found["URL"], found["medium"]) == ("https://example.org/a_b%20c", "Slides")
    assert found["type"] == "webpage"


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"CO$_2$ and H$_{2}$O", "CO₂ and H₂O"), (r"$x^{2^{3}}$ $T_{max}$ $H_\alpha$", "x^2³ T_max H_α"),
        (r"\textsuperscript{2}H \textsubscript{4}", "²H ₄"), (r"\enquote{x} `y' ``z''", "“x” ‘y’ “z”"),
        (r"it's `the king's flow'", "it's ‘the king's flow’"), (r"costs $5 {million}", "costs $5 million"),
        (r"\href{https://a.b/c_d}{Text}", "Text (https://a.b/c_d)"), (r"$\mathbb{R}$ $\bullet$", "R •"),
        (r"\foreignlanguage{german}{Wort}", "Wort"), (r"methodology\hyphen free", "methodology-free"),
        (r"{\em a} {\it b} \textsc{c}", "a b c"), ("two\n   lines", "two lines"),
    ],
)  # fmt: skip
def test_latex_is_text(latex: str, text: str) -> None:
    assert decoded(latex) == (text, ())


@given(st.text(r"ab\{}$^_%`'~ ", max_size=40))
def test_no_latex_ends_the_reading(value: str) -> None:
    assert isinstance(decoded(value).text, str)


def test_endless_value_is_not_decoded() -> None:
    """The decoder's time grows with the square of the length."""
    assert decoded("{}" * MAX_LENGTH).lost


# Entries that refer to others


def test_chapter_takes_over_from_its_book() -> None:
    """Book title, editor, year, publisher, also through `xdata`; neither DOI nor `crossref`."""
    found = of("inherited.bib")
    weirs = found["weirs"]
    assert weirs["container-title"] == "The Book of Dams: Old and new"
    assert weirs["editor"] == [{"family": "Moe", "given": "Tim"}]
    assert (weirs["issued"], weirs["publisher"], weirs["publisher-place"]) == (
        "1998", "Weir House", "Leiden",
    )  # fmt: skip
    assert "DOI" not in weirs
    assert "custom" not in weirs
    assert "house" not in found.records


def test_own_fields_win_over_those_taken_over() -> None:
    """Under whatever name: `year` is a date, too."""
    lock = of("inherited.bib")["lock"]
    assert (lock["container-title"], lock["volume"], lock["issued"]) == ("Dam Letters", "9", "2001")


def test_entry_that_is_not_there_is_named() -> None:
    found = of("inherited.bib")
    assert found["lost"]["custom"] == {"crossref": "nowhere"}
    assert "`crossref` names `nowhere`, which is not in the file" in found.notes["lost"]
    assert found["circle"]["title"] == "Round"


def test_one_line_is_one_line_and_paragraphs_stay() -> None:
    found = of("inherited.bib")
    assert found["weirs"]["title"] == "On weirs and locks"
    assert found["gates"]["publisher"] == "Dam University"
    assert found["gates"]["abstract"] == "One.\n\nTwo."
    assert found["gates"]["genre"] == "Master's thesis"


def test_titles_of_csl_json_are_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"id": "a", "type": "book", "title": "On\\n  weirs", "publisher": "A\\nB"}]')
    assert (Imported(path)["a"]["title"], Imported(path)["a"]["publisher"]) == ("On weirs", "A B")


# Identifiers


def test_keys_that_begin_alike_are_two_ids() -> None:
    """A key that had to be changed is in the note; one that is fit stays as it is."""
    found = of("long-keys.bib")
    titles = {data["title"]: id for id, data in found.records.items()}
    assert len(found.records) == 4
    assert titles["Four"] == "Grun-2004"
    assert all(len(id) <= 80 for id in found.records)
    assert "its id was `Grün 2004`" in found.notes[titles["Three"]]


@given(st.lists(st.text("aA äß/(1", max_size=90), max_size=12))
def test_different_keys_never_share_an_id(keys: list[str]) -> None:
    ids = Ids(keys)
    made = {key: ids.of({"id": key}, {}) for key in dict.fromkeys(keys) if key}
    assert len(set(made.values())) == len(made)
    assert all(re.fullmatch(r"[A-Za-z0-9][\w.:/+-]{0,79}", id) for id in made.values())


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("10.1234/a.b", "10.1234/a.b"), ("https://doi.org/10.1234/a", "10.1234/a"),
        ("http://dx.doi.org/10.1234/a", "10.1234/a"), ("doi:10.1234/a", "10.1234/a"),
        ("DOI: 10.1234/a", "10.1234/a"), ("doi.org/10.1234/a", "10.1234/a"),
        ("http://doi.acm.org/10.1234/a", "10.1234/a"), ("https://x.org/doi/10.1234/a", "10.1234/a"),
        ("doi: https://doi.org/10.1234/a", "10.1234/a"), ("info:doi/10.1234/a", "10.1234/a"),
        ("https://doi.org/10.1002%2F(SICI)1%3C2", "10.1002/(SICI)1<2"), ("10.1/a%2Fb", "10.1/a%2Fb"),
        ("https://doi.org/", "https://doi.org/"), ("n.a.", "n.a."),
    ],
)  # fmt: skip
def test_doi_is_bare(written: str, bare: str) -> None:
    assert bare_doi(written) == bare


@pytest.mark.parametrize("name", ["labelled-names.bib", "journal.ris", "odd-dates.json"])
def test_what_is_printed_is_yaml_of_sources(command: Command, name: str) -> None:
    run = command("import", EXPORTS / name)
    assert run.status == 0
    assert {source["id"] for source in yaml.safe_load(run.out)} == set(of(name).records)
