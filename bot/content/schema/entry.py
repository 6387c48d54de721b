"""What the entries of every file are made of: strict groups, keys, lines of text, where something is from."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=32)]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Short = Annotated[str, Field(min_length=1, max_length=40)]
Label = Annotated[str, Field(min_length=1, max_length=22)]  # two buttons beside each other on a phone
Line = Annotated[str, Field(min_length=1, max_length=160)]
Passage = Annotated[str, Field(min_length=1, max_length=320)]
Source = Annotated[str, Field(min_length=1)]


class Entry(BaseModel):
    """A group of keys in a file: one that is unknown is a mistake, not a surprise."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
