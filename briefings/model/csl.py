"""The words of CSL-JSON 1.0.2: types of sources, and its fields that mean nothing of their own here.

Source: the specification of the Citation Style Language, version 1.0.2. Each field has what editors show
of it: a sentence, and what one may type after its key.
"""

CSL_TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter"
    " classic collection dataset document entry entry-dictionary entry-encyclopedia event figure"
    " graphic hearing interview legal_case legislation manuscript map motion_picture"
    " musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song"
    " speech standard thesis treaty webpage"
).split()
NAMES = {
    "chair": "Who chaired the session",
    "collection-editor": "Editor of the series",
    "compiler": "Who compiled it",
    "composer": "Who composed it",
    "container-author": "Author of the book that the chapter is in",
    "contributor": "Who contributed to it",
    "curator": "Curator of the exhibition or collection",
    "director": "Director of the film or broadcast",
    "editorial-director": "Who is responsible for the edition as a whole",
    "executive-producer": "Executive producer of the film or broadcast",
    "guest": "Guest of the programme",
    "host": "Host of the programme",
    "illustrator": "Who illustrated it",
    "interviewer": "Who asked the questions",
    "narrator": "Who reads it aloud",
    "organizer": "Who organised the event",
    "original-author": "Author of the work that it is made from",
    "performer": "Who performs it",
    "producer": "Producer of the film or broadcast",
    "recipient": "To whom the letter is addressed",
    "reviewed-author": "Author of the reviewed work",
    "script-writer": "Who wrote the script",
    "series-creator": "Who created the series",
    "translator": "Who translated it",
}
"""Fields that are lists of names, but for `author` and `editor`, which `Source` declares."""
DATES = {
    "available-date": "When it could first be had",
    "event-date": "When the event took place",
    "original-date": "When the original appeared",
    "submitted": "When it was submitted",
}
TEXTS = {
    "citation-key": ("Its key in the program it comes from", "author1968"),
    "abstract": ("Its abstract", "The shares of the river are compared."),
    "annote": ("Notes of a reader", "Read at the library."),
    "archive_collection": ("Collection within the archive that holds the original", "Treaties"),
    "archive_location": ("Where in the archive it lies", "Box 12, folder 3"),
    "archive-place": ("Town of the archive", "Brenn"),
    "authority": ("Court or body that issued it", "Supreme Court"),
    "call-number": ("Shelf mark in a library", "QH541"),
    "chapter-number": ("Number of the chapter", "4"),
    "citation-label": ("Label in styles that cite by labels", "Aut68"),
    "citation-number": ("Number in styles that cite by numbers", "12"),
    "collection-number": ("Number within the series", "33"),
    "collection-title": ("Title of the series", "Water Papers"),
    "container-title-short": ("Short title of the journal or book that it is in", "Water Pap."),
    "dimensions": ("Size or running time", "24 minutes"),
    "division": ("Part of the body that issued it", "First Chamber"),
    "DOI": ("Digital Object Identifier, without https://doi.org/", "10.1000/182"),
    "edition": ("Edition", "2"),
    "event": ("Name of the event, in older files", "Water Conference"),
    "event-place": ("Where the event took place", "Brenn"),
    "event-title": ("Name of the event", "Water Conference"),
    "first-reference-note-number": ("Number of the note that first cites it", "3"),
    "genre": ("Kind within its type", "Press release"),
    "ISBN": ("International Standard Book Number", "978-3-16-148410-0"),
    "ISSN": ("International Standard Serial Number", "2049-3630"),
    "issue": ("Issue of the journal", "2"),
    "journalAbbreviation": ("Short title of the journal, in older files", "Water Pap."),
    "jurisdiction": ("Country or body whose law it is", "Ostland"),
    "keyword": ("Keywords", "water, treaties"),
    "locator": ("Place in the source; citations have one of their own", "12"),
    "medium": ("Medium", "Microfilm"),
    "note": ("Notes of the program that it comes from", "Signed copy."),
    "number": ("Number of the report, bill or standard", "7"),
    "number-of-pages": ("How many pages it has", "212"),
    "number-of-volumes": ("How many volumes it has", "3"),
    "original-publisher": ("Who published the original", "State Press"),
    "original-publisher-place": ("Where the original was published", "Brenn"),
    "original-title": ("Title of the original", "Das Abkommen"),
    "page": ("Pages within the journal or book", "12-19"),
    "page-first": ("First of these pages", "12"),
    "part": ("Number of the part", "2"),
    "part-title": ("Title of the part", "The Lower Basin"),
    "PMCID": ("Id in PubMed Central", "PMC1234567"),
    "PMID": ("Id in PubMed", "12345678"),
    "printing": ("Number of the printing", "3"),
    "publisher-place": ("Where it was published", "Brenn"),
    "references": ("Other works it rests on or amends", "Water Act 1961"),
    "reviewed-genre": ("Kind of the reviewed work", "Film"),
    "reviewed-title": ("Title of the reviewed work", "A River Divided"),
    "scale": ("Scale of the map", "1:25000"),
    "section": ("Section of the law or newspaper", "12"),
    "shortTitle": ("Short title, in older files", "Accord"),
    "source": ("Catalogue or database where it was found", "Library of Brenn"),
    "supplement": ("Number of the supplement", "1"),
    "title-short": ("Short title", "Accord"),
    "version": ("Version of software or data", "2.1"),
    "volume": ("Volume", "12"),
    "volume-title": ("Title of the volume", "The Accords"),
    "volume-title-short": ("Short title of the volume", "Accords"),
    "year-suffix": ("Letter that tells sources of one author and year apart", "a"),
}
CSL_NAMES = frozenset({*NAMES, "editor"})
CSL_DATES, CSL_TEXTS = frozenset(DATES), frozenset(TEXTS)
