"""What is left of data when the fields at fault are taken out."""

import copy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .spans import Loaded

Model = TypeVar("Model", bound=BaseModel)


def without_faults(loaded: Loaded, model: type[Model]) -> Model | None:
    """The data without the fields at fault, where something valid is left; else None.

    Only fields of mappings are taken out, so that all places stay as they are. Where an id is at
    fault, whatever refers to it would be, too: then there is nothing to say.
    """
    data = copy.deepcopy(loaded.data)
    for _ in range(3):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                loc: tuple[Any, ...] = fault["loc"]
                if not loc or loc[-1] in {"id", "source"} or fault["type"] == "missing":
                    return None
                holder: Any = data
                for step in loc[:-1]:
                    holder = holder[step] if isinstance(holder, dict | list) else {}
                if not isinstance(holder, dict):
                    return None
                holder.pop(loc[-1], None)
        except (KeyError, IndexError, TypeError):
            return None
    return None
