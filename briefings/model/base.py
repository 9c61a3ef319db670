"""What all parts of a briefing share: how they are validated, and the types of their fields."""

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from . import edtf
from .tree import MARKDOWN, fields

MAX_PLAIN = 300
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,23}")
_KEY = re.compile(r"[A-Za-z0-9][\w.:/+-]{0,79}")
RESERVED_PREFIXES = ("sec-", "src-", "toc-")
"""Prefixes of the page's own anchors."""


Safety = Literal["public", "withhold"]
Tag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""BCP 47."""


def means(sentence: str, example: str) -> FieldInfo:
    """What editors show of a field: a sentence, and what one may type after its key."""
    info: FieldInfo = Field(description=sentence, examples=[example])
    return info


class Part(BaseModel):
    """A mapping of the content file. Unknown keys are refused, values are frozen."""

    # Built when first used: most parts are only ever validated inside a briefing.
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        fields(cls)  # refuses fields that could not be withheld


class Item(Part):
    """A part that can be withheld or be in another language."""

    safety: Annotated[
        Safety | None,
        means("`withhold` keeps it, and what only it supports, off every page", "withhold"),
    ] = None
    lang: Annotated[Tag | None, means("Language of its texts, if not the briefing's", "fr")] = None


def fault(code: str, message: str, help: str = "") -> PydanticCustomError:
    """Our own error inside pydantic: the code is passed as the type, the help in the context."""
    # pydantic would take braces for placeholders.
    return PydanticCustomError(
        code,
        "{sentence}",
        {"sentence": message, "help": help},
    )


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    raise fault("V105", f"expected true or false, found {shown(value)}", "write `true` or `false`")


def _day(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        raise fault("V106", f"expected a date, found {shown(value)}", "write YYYY-MM-DD")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise fault("V106", f"expected a day, found `{value}`", "write YYYY-MM-DD")
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise fault("V107", f"there is no day `{value}`", "check day and month") from None


def _edtf(value: Any) -> Any:
    if isinstance(value, edtf.Edtf):
        return value
    value = _from_csl(value) if isinstance(value, dict) else value
    if not isinstance(value, str):
        raise fault("V106", f"expected a date, found {shown(value)}", _EDTF_HELP)
    try:
        return edtf.parse(value)
    except edtf.NoSuchDay as error:
        raise fault("V107", str(error), _EDTF_HELP) from None
    except ValueError as error:
        raise fault("V106", str(error), _EDTF_HELP) from None


def _from_csl(value: dict[str, Any]) -> Any:
    """`{date-parts: [[2025, 2]]}` or `{raw: 2025-02}` as EDTF text; anything else unchanged."""
    parts = value.get("date-parts")
    if not isinstance(parts, list):
        return value.get("raw") or value.get("literal") or value
    points = []
    for point in parts:
        numbers = point if isinstance(point, list) else []
        if not numbers or not all(str(number).isdigit() for number in numbers):
            return value
        points.append("-".join([str(numbers[0]).zfill(4), *(str(n).zfill(2) for n in numbers[1:])]))
    if value.get("circa") not in (None, "false", "0"):
        points = [f"{point}~" for point in points]
    return "/".join(points)


def _identifier(value: str) -> str:
    if not _ID.fullmatch(value):
        raise fault("V108", f"`{value}` is not an id", "a letter, then letters, digits, `-_.`")
    if value.startswith(RESERVED_PREFIXES):
        raise fault("V108", f"`{value}` starts like an anchor of the page", "choose another id")
    return value


def _source_key(value: str) -> str:
    if not _KEY.fullmatch(value):
        raise fault("V108", f"`{value}` is not a source id", "letters, digits and `-_.:/+`")
    return value


def _address(value: str) -> str:
    if not re.match(r"https?://[^\s/]", value, re.IGNORECASE):
        raise fault("V109", f"`{value[:60]}` is not a web address", "start it with https://")
    return value


def _inside(value: str) -> str:
    if (
        value.startswith(("/", "\\", "~"))
        or re.match(r"[A-Za-z]+:", value)
        or ".." in value.split("/")
    ):
        raise fault("V110", f"`{value[:60]}` leaves the briefing's folder", "name a file inside it")
    return value


def _plain(value: str) -> str:
    if "\n" in value:
        raise fault("V111", "this field is one line", "remove the line break")
    if len(value) > MAX_PLAIN:
        raise fault("V111", f"{len(value)} characters, the limit is {MAX_PLAIN}", "shorten it")
    return value


def shown(value: Any) -> str:
    """A value in the words of a message: `a list`, `a mapping`, nothing, or the text itself."""
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    text = str(value)
    return f"`{text if len(text) <= 40 else text[:39] + '…'}`"


_EDTF_HELP = "write 1968, 2012-02, 2023-10-07, 1992-12-17/1993-12, 1990~ or 199X"


def _schema(**more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **more})


_POINT = r"(\d{4}|\d{3}X|\d{2}XX)(-\d{2}(-\d{2})?)?[~?%]?"
ID_FORM = r"^[A-Za-z][A-Za-z0-9_.-]{0,23}$"
KEY_FORM = r"^[A-Za-z0-9][^\s,;\[\]]{0,79}$"
DATE_FORM = rf"^{_POINT}(/{_POINT})?$"
"""Forms for editors, in what Python and JavaScript both read; the validators above decide."""

Plain = Annotated[
    str, Field(min_length=1), AfterValidator(_plain), _schema(minLength=1, maxLength=MAX_PLAIN)
]
"""One line of text, without markup."""
Line = Annotated[str, Field(min_length=1), MARKDOWN]
"""Emphasis, strong, links, code, line breaks, citations `[@key]`, references `[#id]`."""
Prose = Annotated[str, Field(min_length=1), MARKDOWN]
"""A `Line` that may also have paragraphs, lists and block quotations."""
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[dt.date, BeforeValidator(_day), _schema(format="date")]
Date = Annotated[
    edtf.Edtf, BeforeValidator(_edtf), _schema(pattern=DATE_FORM),
    PlainSerializer(lambda date: date.text, return_type=str),
]  # fmt: skip
Identifier = Annotated[str, AfterValidator(_identifier), _schema(pattern=ID_FORM)]
SourceKey = Annotated[str, AfterValidator(_source_key), _schema(pattern=KEY_FORM)]
Address = Annotated[str, AfterValidator(_address), _schema(pattern="^[Hh][Tt][Tt][Pp][Ss]?://")]
Inside = Annotated[str, AfterValidator(_inside)]
"""A file's path inside the briefing's folder."""
