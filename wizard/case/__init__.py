"""The answer file of one client: load it, change it, save it whole.

An *address* names one answer: ``topic.question``, a field of a record (``topic.records.ID.field``), a fact of a tool
(``tools.ID.field``) or of one use of it (``tools.ID.uses.USE.field``).
"""

from __future__ import annotations

from wizard.case.addresses import record_id, record_of
from wizard.case.load import load_case, new_case
from wizard.case.model import FORMAT, Case, Raw, ReadOnlyError
from wizard.case.save import save_case
from wizard.case.tool_facts import tool_facts, use_facts
from wizard.case.unknown import unknown_names
from wizard.files.write import write_whole

__all__ = [
    "FORMAT",
    "Case",
    "Raw",
    "ReadOnlyError",
    "load_case",
    "new_case",
    "record_id",
    "record_of",
    "save_case",
    "tool_facts",
    "unknown_names",
    "use_facts",
    "write_whole",
]
