"""Statement templates by topic. Importing this package registers them all."""

from workbook.checks.readings import key_actors, map_facts, roles, what_if

__all__ = ["key_actors", "map_facts", "roles", "what_if"]
