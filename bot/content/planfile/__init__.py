"""Plan files: a therapist's YAML becomes a plan, or every mistake in it at once, each with its line and its remedy.

Strict: an unknown key is a mistake, not a surprise. What is wrong is named by keys of messages/*/plan_files.ftl:
therapists read it, in their language.
"""

from bot.content.planfile.reading import LARGEST, Read, read_plan
from bot.content.planfile.writing import write_plan

__all__ = ["LARGEST", "Read", "read_plan", "write_plan"]
